import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useRef } from 'react';
import { useLabel } from '../../runtime/app/components/use-label.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { useEdit, useSources } from '../draft/DraftProvider.tsx';
import { type DefinitionRef, definitionAt, targetIn } from '../draft/definition-ref.ts';
import { freeId } from '../graph/fragment.ts';
import { formPageWords } from '../messages/form.ts';
import { useFocusedControl } from '../problems/focus-store.ts';
import { fieldRows } from '../workflow/inspector/field-rows.ts';
import { LayoutSectionBox } from './LayoutSectionBox.tsx';
import { sectionsOf } from './layout-items.ts';

export interface LayoutPanelProps {
  form: DefinitionRef;
  entity: string;
  /** A new field is wanted in a section. */
  onAdd: (section: string) => void;
}

const here: readonly string[] = [];

/** The sections of a form with their fields, to be arranged by dragging, by buttons or by keys. */
export function LayoutPanel({ form, entity, onAdd }: LayoutPanelProps) {
  const say = useWords(formPageWords);
  const edit = useEdit();
  const sources = useSources();
  const box = useRef<HTMLDivElement>(null);
  useFocusedControl(form, here, box);
  const sections = useMemo(() => sectionsOf(definitionAt(sources, form)), [sources, form]);
  const addSection = () => {
    const id = freeId('x-section', (one) => sections.some((section) => section.id === one));
    edit(
      {
        kind: 'add-entry',
        target: targetIn(form, 'sections', id),
        value: { label: { 'zh-CN': '新分区', en: 'New section' }, elements: {} },
      },
      { select: `section:${id}` },
    );
  };
  return (
    <div className="layout-panel" ref={box}>
      <h2 className="section-title">{say('layout')}</h2>
      <p className="field-hint">{say('layoutHint')}</p>
      {sections.map((section) => (
        <LayoutSectionBox
          key={section.id}
          form={form}
          entity={entity}
          section={section}
          sections={sections}
          onAdd={() => onAdd(section.id)}
        />
      ))}
      <Button type="dashed" block icon={<PlusOutlined />} onClick={addSection}>
        {say('addSection')}
      </Button>
      <Unplaced form={form} entity={entity} placed={new Set(sections.flatMap((one) => one.elements))} />
    </div>
  );
}

interface UnplacedProps {
  form: DefinitionRef;
  entity: string;
  placed: ReadonlySet<string>;
}

/** Fields that the form does not show, each one press away from being on it. */
function Unplaced({ form, entity, placed }: UnplacedProps) {
  const say = useWords(formPageWords);
  const label = useLabel();
  const edit = useEdit();
  const sources = useSources();
  const last = sectionsOf(definitionAt(sources, form)).at(-1)?.id;
  const rows = fieldRows(sources, entity).filter((row) => !row.isColumn && !placed.has(row.path));
  return (
    <section className="layout-unplaced">
      <h3 className="section-title">{say('unplaced')}</h3>
      {rows.length === 0 && <p className="field-hint">{say('allPlaced')}</p>}
      <ul>
        {rows.map((row) => (
          <li key={row.path}>
            <span className="ellipsis" data-user-content="">
              {label(row.label)}
            </span>
            <Button
              size="small"
              icon={<PlusOutlined />}
              aria-label={`${say('place')}: ${label(row.label)}`}
              disabled={last === undefined}
              onClick={() => {
                if (last !== undefined)
                  edit({ kind: 'place-field', form, field: row.path, section: last }, { select: row.path });
              }}
            >
              {say('place')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
