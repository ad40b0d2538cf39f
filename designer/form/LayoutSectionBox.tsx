import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type DragEvent, useState } from 'react';
import { useLabel } from '../../runtime/app/components/use-label.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { useDraft, useDraftStore, useEdit, useSources } from '../draft/DraftProvider.tsx';
import { type DefinitionRef, definitionAt, targetIn } from '../draft/definition-ref.ts';
import { select } from '../draft/draft-store.ts';
import { valueWithin } from '../draft/value-within.ts';
import { formPageWords } from '../messages/form.ts';
import { LabelField } from '../properties/LabelField.tsx';
import { labelOf } from '../shell/catalogue.ts';
import { dragged } from './dragged.ts';
import { LayoutElement } from './LayoutElement.tsx';
import type { LayoutSection } from './layout-items.ts';

interface LayoutSectionBoxProps {
  form: DefinitionRef;
  entity: string;
  section: LayoutSection;
  sections: readonly LayoutSection[];
  onAdd: () => void;
}

/** One section: its name, its fields, and what can be done with it. */
export function LayoutSectionBox({ form, entity, section, sections, onAdd }: LayoutSectionBoxProps) {
  const say = useWords(formPageWords);
  const label = useLabel();
  const drafts = useDraftStore();
  const edit = useEdit();
  const sources = useSources();
  const [isTarget, setTarget] = useState(false);
  const part = `section:${section.id}`;
  const isSelected = useDraft((state) => state.history.present.selection.part === part);
  const path = ['sections', section.id];
  const target = targetIn(form, ...path);
  const name = label(labelOf(valueWithin(definitionAt(sources, form), path))) || section.id;
  const at = sections.indexOf(section);
  const move = (by: -1 | 1) => {
    const beside = sections[at + by]?.id;
    if (beside !== undefined)
      edit({ kind: 'move-entry', target, place: by < 0 ? { before: beside } : { after: beside } });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setTarget(false);
    const field = event.dataTransfer.getData(dragged);
    if (field !== '') edit({ kind: 'place-field', form, field, section: section.id }, { select: field });
  };
  return (
    <section
      className="layout-section"
      aria-label={name}
      data-path={`sections/${section.id}`}
      data-target={isTarget || undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(dragged)) return;
        event.preventDefault();
        setTarget(true);
      }}
      onDragLeave={() => setTarget(false)}
      onDrop={drop}
    >
      <header>
        <button
          type="button"
          className="plain-button layout-section-name ellipsis"
          aria-expanded={isSelected}
          data-user-content=""
          onClick={() =>
            select(drafts, {
              ...drafts.getState().history.present.selection,
              part: isSelected ? undefined : part,
            })
          }
        >
          {name}
        </button>
        <Button
          type="text"
          size="small"
          icon={<ArrowUpOutlined />}
          aria-label={`${say('moveUp')}: ${name}`}
          disabled={at === 0}
          onClick={() => move(-1)}
        />
        <Button
          type="text"
          size="small"
          icon={<ArrowDownOutlined />}
          aria-label={`${say('moveDown')}: ${name}`}
          disabled={at === sections.length - 1}
          onClick={() => move(1)}
        />
        <Button
          type="text"
          size="small"
          icon={<PlusOutlined />}
          aria-label={`${say('addHere')}: ${name}`}
          onClick={onAdd}
        />
      </header>
      {isSelected && (
        <div className="layout-section-properties">
          <LabelField place={{ definition: form, path: [...path, 'label'] }} name={say('sectionName')} />
          {section.elements.length === 0 && (
            <Button
              danger
              size="small"
              className="switch-left"
              icon={<DeleteOutlined />}
              onClick={() => edit({ kind: 'remove-entry', target })}
            >
              {say('removeSection')}
            </Button>
          )}
        </div>
      )}
      <ul>
        {section.elements.map((field) => (
          <LayoutElement
            key={field}
            form={form}
            entity={entity}
            section={section.id}
            field={field}
            sections={sections}
          />
        ))}
      </ul>
    </section>
  );
}
