import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  CloseOutlined,
  EditOutlined,
  HolderOutlined,
} from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { isJsonObject } from '../../engine/json.ts';
import { useLabel } from '../../runtime/app/components/use-label.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { useDraft, useDraftStore, useEdit, useSources } from '../draft/DraftProvider.tsx';
import { type DefinitionRef, definitionAt, findDefinition } from '../draft/definition-ref.ts';
import { select } from '../draft/draft-store.ts';
import { fieldAt } from '../expression/names.ts';
import { formPageWords } from '../messages/form.ts';
import { useGoTo } from '../problems/use-go-to.ts';
import { Property } from '../properties/Property.tsx';
import { useProperty } from '../properties/use-property.ts';
import { fieldLabel } from '../words/field-label.ts';
import { ColumnsField } from './ColumnsField.tsx';
import { dragged } from './dragged.ts';
import { type LayoutSection, stepOf } from './layout-items.ts';

interface LayoutElementProps {
  form: DefinitionRef;
  entity: string;
  section: string;
  field: string;
  sections: readonly LayoutSection[];
}

/** A field on the form: its place, and when it is selected its width and the way to the field itself. */
export function LayoutElement({ form, entity, section, field, sections }: LayoutElementProps) {
  const say = useWords(formPageWords);
  const label = useLabel();
  const drafts = useDraftStore();
  const edit = useEdit();
  const sources = useSources();
  const row = useRef<HTMLButtonElement>(null);
  const [isTarget, setTarget] = useState(false);
  const isSelected = useDraft((state) => state.history.present.selection.part === field);
  const name = label(fieldLabel(sources, entity, field)) || field;
  useEffect(() => {
    if (isSelected) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);
  const move = (by: -1 | 1) => {
    const step = stepOf(sections, field, by);
    if (!step) return;
    edit({ kind: 'place-field', form, field, ...step }, { select: field });
    requestAnimationFrame(() => focusElement(field));
  };
  const press = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(event.key === 'ArrowUp' ? -1 : 1);
  };
  const drop = (event: DragEvent) => {
    setTarget(false);
    const moved = event.dataTransfer.getData(dragged);
    if (moved === '' || moved === field) return;
    event.preventDefault();
    event.stopPropagation();
    edit({ kind: 'place-field', form, field: moved, section, place: { before: field } }, { select: moved });
  };
  return (
    <li
      className="layout-element"
      data-selected={isSelected || undefined}
      data-target={isTarget || undefined}
      data-path={`sections/${section}/elements/${field}`}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(dragged, field);
        event.dataTransfer.effectAllowed = 'move';
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(dragged)) return;
        event.preventDefault();
        event.stopPropagation();
        setTarget(true);
      }}
      onDragLeave={() => setTarget(false)}
      onDrop={drop}
    >
      <div className="layout-row">
        <HolderOutlined className="layout-handle" aria-hidden="true" />
        <button
          ref={row}
          type="button"
          className="plain-button layout-name ellipsis"
          aria-expanded={isSelected}
          data-element={field}
          data-user-content=""
          onKeyDown={press}
          onClick={() =>
            select(drafts, {
              ...drafts.getState().history.present.selection,
              part: isSelected ? undefined : field,
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
          onClick={() => move(-1)}
        />
        <Button
          type="text"
          size="small"
          icon={<ArrowDownOutlined />}
          aria-label={`${say('moveDown')}: ${name}`}
          onClick={() => move(1)}
        />
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={`${say('takeOff')}: ${name}`}
          title={say('takeOff')}
          onClick={() => edit({ kind: 'unplace-field', form, field }, { select: undefined })}
        />
      </div>
      {isSelected && <Details form={form} entity={entity} section={section} field={field} />}
    </li>
  );
}

function focusElement(field: string): void {
  document.querySelector<HTMLElement>(`[data-element="${CSS.escape(field)}"]`)?.focus();
}

function Details({ form, entity, section, field }: Omit<LayoutElementProps, 'sections'>) {
  const say = useWords(formPageWords);
  const sources = useSources();
  const goTo = useGoTo();
  const owner = findDefinition(sources, 'entity', entity)?.ref;
  const path = ['sections', section, 'elements', field];
  const definition = fieldAt(sources, entity, field);
  const isLines = definition?.type === 'lines' && isJsonObject(definition.fields);
  if (!definitionAt(sources, form)) return null;
  return (
    <div className="layout-details">
      {isLines ? (
        <ColumnsField
          place={{ definition: form, path: [...path, 'columns'] }}
          entity={entity}
          lines={field}
        />
      ) : (
        <WidthField form={form} path={[...path, 'width']} />
      )}
      {owner && (
        <Button
          size="small"
          className="switch-left"
          icon={<EditOutlined />}
          onClick={() => goTo(owner, ['fields', field, 'label'])}
        >
          {say('editField')}
        </Button>
      )}
    </div>
  );
}

const widths = { 3: 'quarter', 4: 'third', 6: 'half', 12: 'whole' } as const;

function WidthField({ form, path }: { form: DefinitionRef; path: string[] }) {
  const say = useWords(formPageWords);
  const place = { definition: form, path };
  const { value, set } = useProperty<number>(place);
  const own = value !== undefined && !(value in widths) ? [value] : [];
  return (
    <Property place={place} name={say('width')}>
      {(id) => (
        <Segmented<number>
          id={id}
          block
          size="small"
          value={value ?? 0}
          onChange={(next) => set(next === 0 ? undefined : next)}
          options={[
            { value: 0, label: say('usualWidth') },
            ...Object.entries(widths).map(([width, key]) => ({ value: Number(width), label: say(key) })),
            ...own.map((width) => ({ value: width, label: say('other', { width }) })),
          ]}
        />
      )}
    </Property>
  );
}
