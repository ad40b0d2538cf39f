import { PlusOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { FieldTypeName } from '../../engine/definition/field.ts';
import type { Label } from '../../engine/issue.ts';
import type { JsonObject } from '../../engine/json.ts';
import { useLabel } from '../../runtime/app/components/use-label.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { useCheck, useSources } from '../draft/DraftProvider.tsx';
import { type DefinitionRef, refKey } from '../draft/definition-ref.ts';
import { entityWords } from '../messages/entity.ts';
import { fieldTypeWords } from '../messages/field-types.ts';
import { BadgeRow } from '../shell/Badges.tsx';
import { labelOf } from '../shell/catalogue.ts';
import { useCustomised } from '../shell/use-customised.ts';
import { usePinyinMatch } from '../shell/use-pinyin-match.ts';
import { type FieldRow, fieldRows } from '../workflow/inspector/field-rows.ts';
import { keysOfField } from './field-path.ts';
import { formOf, isListed, sectionOf } from './form-of.ts';

export interface FieldTableProps {
  entity: DefinitionRef;
  selected: string | undefined;
  onSelect: (path: string) => void;
  onAddColumn: (lines: string) => void;
}

/** Every field of an entity and the columns of its lines: what it is, where it is shown, what was customised. */
export function FieldTable({ entity, selected, onSelect, onAddColumn }: FieldTableProps) {
  const say = useWords(entityWords);
  const sources = useSources();
  const customised = useCustomised().get(refKey(entity));
  const [typed, setTyped] = useState('');
  const [onlyOwn, setOnlyOwn] = useState(false);
  const isMatch = usePinyinMatch(typed);
  const rows = useMemo(() => fieldRows(sources, entity.id), [sources, entity.id]);
  const form = useMemo(() => formOf(sources, entity.id)?.form, [sources, entity.id]);
  const changesOf = (row: FieldRow) => {
    const target = `${refKey(entity)}/${keysOfField(row.path).join('/')}`;
    return customised?.filter((one) => one.target === target || one.target.startsWith(`${target}/`)) ?? [];
  };
  const shown = rows.filter((row) => isMatch(row.label, row.path) && (!onlyOwn || changesOf(row).length > 0));
  return (
    <div className="field-table">
      <div className="field-find">
        <Input
          allowClear
          prefix={<SearchOutlined />}
          aria-label={say('find')}
          placeholder={say('find')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Checkbox checked={onlyOwn} onChange={(event) => setOnlyOwn(event.target.checked)}>
          {say('onlyOwn')}
        </Checkbox>
      </div>
      {shown.length === 0 && <p className="field-hint">{say('none')}</p>}
      {shown.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{say('name')}</th>
              <th scope="col">{say('type')}</th>
              <th scope="col">{say('code')}</th>
              <th scope="col">{say('required')}</th>
              <th scope="col">{say('onForm')}</th>
              <th scope="col">{say('inList')}</th>
              <th scope="col">{say('customised')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row
                key={row.path}
                entity={entity}
                row={row}
                place={placeOf(form, row)}
                isListed={isListed(form, row.path)}
                changes={changesOf(row).length}
                isSelected={selected === row.path}
                onSelect={() => onSelect(row.path)}
                onAddColumn={row.definition.type === 'lines' ? () => onAddColumn(row.path) : undefined}
              />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** The section that shows a field; of a column, the one that shows its lines. */
function placeOf(form: JsonObject | undefined, { path }: FieldRow): Label | undefined {
  const found = sectionOf(form, path.split('.')[0] ?? '');
  return found && (labelOf(found.section) ?? { en: found.id });
}

interface RowProps {
  entity: DefinitionRef;
  row: FieldRow;
  place: Label | undefined;
  isListed: boolean;
  changes: number;
  isSelected: boolean;
  onSelect: () => void;
  onAddColumn: (() => void) | undefined;
}

function Row({ entity, row, place, isListed: inList, changes, isSelected, onSelect, onAddColumn }: RowProps) {
  const say = useWords(entityWords);
  const label = useLabel();
  const counts = useCheck((state) => state.counts.get(`${refKey(entity)}#${row.path}`));
  const { type, required } = row.definition;
  const element = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (isSelected) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);
  const name = label(row.label) || row.path;
  return (
    <tr ref={element} data-column={row.isColumn || undefined} data-selected={isSelected || undefined}>
      <th scope="row">
        <button
          type="button"
          className="plain-button field-name"
          aria-pressed={isSelected}
          data-user-content=""
          onClick={onSelect}
        >
          {name}
        </button>
        {onAddColumn && (
          <Button size="small" type="link" icon={<PlusOutlined />} onClick={onAddColumn}>
            {say('addColumn')}
          </Button>
        )}
      </th>
      <td>{label(fieldTypeWords[type as FieldTypeName]?.name) || String(type)}</td>
      <td className="mono visually-quiet" data-user-content="">
        {row.path.split('.').at(-1)}
      </td>
      <td>{required === true ? '✓' : ''}</td>
      <td data-user-content="">
        {place ? label(place) : <span className="visually-quiet">{say('notOnForm')}</span>}
      </td>
      <td>{inList ? '✓' : ''}</td>
      <td>
        <BadgeRow changes={changes} errors={counts?.errors ?? 0} warnings={counts?.warnings ?? 0} />
      </td>
    </tr>
  );
}
