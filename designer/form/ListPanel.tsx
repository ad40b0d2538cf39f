import { ArrowDownOutlined, ArrowUpOutlined, CloseOutlined } from '@ant-design/icons';
import { Button, InputNumber, Select } from 'antd';
import { useRef } from 'react';
import { isJsonObject, type JsonObject } from '../../engine/json.ts';
import { useLabel } from '../../runtime/app/components/use-label.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { useEdit, useSources } from '../draft/DraftProvider.tsx';
import { type DefinitionRef, targetIn } from '../draft/definition-ref.ts';
import { formPageWords } from '../messages/form.ts';
import { useFocusedControl } from '../problems/focus-store.ts';
import { Property } from '../properties/Property.tsx';
import { useProperty } from '../properties/use-property.ts';
import { fieldLabel } from '../words/field-label.ts';
import { fieldRows } from '../workflow/inspector/field-rows.ts';

interface ListPanelProps {
  form: DefinitionRef;
  entity: string;
}

const here: readonly string[] = [];

/** The columns of the list in their order, and how it is sorted. */
export function ListPanel({ form, entity }: ListPanelProps) {
  const say = useWords(formPageWords);
  const label = useLabel();
  const edit = useEdit();
  const sources = useSources();
  const box = useRef<HTMLDivElement>(null);
  useFocusedControl(form, here, box);
  const place = { definition: form, path: ['list', 'columns'] };
  const { value } = useProperty<JsonObject>(place);
  const columns = Object.keys(isJsonObject(value) ? value : {});
  const nameOf = (column: string) => label(fieldLabel(sources, entity, column)) || column;
  const target = (column: string) => targetIn(form, 'list', 'columns', column);
  const offered = [
    ...fieldRows(sources, entity)
      .filter((row) => !row.isColumn && row.definition.type !== 'lines')
      .map((row) => row.path),
    'state',
    'createdAt',
    'createdBy',
  ].filter((column) => !columns.includes(column));
  const move = (column: string, by: -1 | 1) => {
    const beside = columns[columns.indexOf(column) + by];
    if (beside !== undefined)
      edit({
        kind: 'move-entry',
        target: target(column),
        place: by < 0 ? { before: beside } : { after: beside },
      });
  };
  return (
    <div className="layout-panel" ref={box}>
      <Property place={place} name={say('listColumns')} hint={say('listHint')}>
        {(id) => (
          <>
            {columns.length === 0 && <p className="field-hint">{say('usualColumns')}</p>}
            <ol className="list-columns" id={id}>
              {columns.map((column, index) => (
                <li key={column} className="layout-row" data-path={`list/columns/${column}`}>
                  <span className="layout-name ellipsis" data-user-content="">
                    {nameOf(column)}
                  </span>
                  <ColumnWidth form={form} column={column} name={nameOf(column)} />
                  <Button
                    type="text"
                    size="small"
                    icon={<ArrowUpOutlined />}
                    aria-label={`${say('moveUp')}: ${nameOf(column)}`}
                    disabled={index === 0}
                    onClick={() => move(column, -1)}
                  />
                  <Button
                    type="text"
                    size="small"
                    icon={<ArrowDownOutlined />}
                    aria-label={`${say('moveDown')}: ${nameOf(column)}`}
                    disabled={index === columns.length - 1}
                    onClick={() => move(column, 1)}
                  />
                  <Button
                    type="text"
                    size="small"
                    icon={<CloseOutlined />}
                    aria-label={`${say('takeOff')}: ${nameOf(column)}`}
                    onClick={() => edit({ kind: 'remove-entry', target: target(column) })}
                  />
                </li>
              ))}
            </ol>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              aria-label={say('addColumn')}
              placeholder={say('addColumn')}
              value={null}
              notFoundContent={say('noMoreColumns')}
              options={offered.map((column) => ({ value: column as string | null, label: nameOf(column) }))}
              onChange={(column) => {
                if (column !== null) edit({ kind: 'add-entry', target: target(column), value: {} });
              }}
            />
          </>
        )}
      </Property>
      <SortField form={form} columns={columns} nameOf={nameOf} />
    </div>
  );
}

function ColumnWidth({ form, column, name }: { form: DefinitionRef; column: string; name: string }) {
  const say = useWords(formPageWords);
  const { value, set } = useProperty<number>({
    definition: form,
    path: ['list', 'columns', column, 'width'],
  });
  return (
    <InputNumber
      size="small"
      className="list-width"
      aria-label={`${say('width')}: ${name}`}
      title={say('pixels')}
      min={40}
      max={800}
      precision={0}
      placeholder={say('usualWidth')}
      value={value ?? null}
      onChange={(next) => set(next ?? undefined)}
    />
  );
}

interface SortFieldProps {
  form: DefinitionRef;
  columns: readonly string[];
  nameOf: (column: string) => string;
}

function SortField({ form, columns, nameOf }: SortFieldProps) {
  const say = useWords(formPageWords);
  const place = { definition: form, path: ['list', 'sort'] };
  const { value, set } = useProperty<string>(place);
  const own = value?.replace(/^-/, '');
  const all = own === undefined || columns.includes(own) ? columns : [...columns, own];
  return (
    <Property place={place} name={say('sort')}>
      {(id) => (
        <Select
          id={id}
          value={value ?? ''}
          options={[
            { value: '', label: say('usualSort') },
            ...all.flatMap((column) => [
              { value: column, label: say('ascending', { name: nameOf(column) }) },
              { value: `-${column}`, label: say('descending', { name: nameOf(column) }) },
            ]),
          ]}
          onChange={(next) => set(next === '' ? undefined : next)}
        />
      )}
    </Property>
  );
}
