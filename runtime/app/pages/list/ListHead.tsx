import { PlusOutlined, SearchOutlined } from '@ant-design/icons';
import { Input, type InputRef, Select } from 'antd';
import { type KeyboardEvent, useRef } from 'react';
import { Link } from 'react-router';
import type { EntityDescription } from '../../api/entity.ts';
import { parseSort, writeSort } from '../../components/record-table/column.ts';
import { useLabel } from '../../components/use-label.ts';
import { useIsPhone } from '../../components/use-media.ts';
import { isComposing } from '../../keys/press.ts';
import { useKey } from '../../keys/use-key.ts';
import { listWords } from '../../messages/areas/list.ts';
import { useWords } from '../../messages/use-words.ts';
import { ColumnChooser } from './ColumnChooser.tsx';
import type { ColumnChoice } from './chosen-columns.ts';
import { FilterBar } from './filters/FilterBar.tsx';
import { kindOf } from './filters/filter-kind.ts';
import type { ListField } from './list-field.ts';
import type { ListView } from './list-view.ts';

/** What stands above the rows: name, search, filters, columns, and the button for a new one. */
export function ListHead(props: {
  description: EntityDescription;
  fields: readonly ListField[];
  choice: ColumnChoice;
  view: ListView;
  onView: (changed: Partial<ListView>) => void;
  onLeaveSearch: () => void;
}) {
  const { description, fields, choice, view, onView } = props;
  const { entity, rights } = description;
  const say = useWords(listWords);
  const label = useLabel();
  const isPhone = useIsPhone();
  const search = useRef<InputRef>(null);
  useKey('search', () => search.current?.focus({ cursor: 'all' }));
  const press = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      props.onLeaveSearch();
    }
  };
  return (
    <header className="list-head">
      <div className="list-head-line">
        <h1>{label(entity.label)}</h1>
        {rights.create && (
          <Link
            to={`/new/${entity.id}`}
            className="list-create"
            title={say('createOne', { label: label(entity.label) })}
          >
            <PlusOutlined /> {say('create')}
          </Link>
        )}
      </div>
      <div className="list-head-line list-tools">
        {entity.search.length > 0 && (
          <Input
            ref={search}
            className="list-search"
            allowClear
            prefix={<SearchOutlined />}
            aria-label={say('search', { label: label(entity.label) })}
            placeholder={say('search', { label: label(entity.label) })}
            value={view.search}
            onChange={({ target }) => onView({ search: target.value })}
            onKeyDown={press}
          />
        )}
        <FilterBar
          description={description}
          fields={fields}
          usual={usualFilters(fields, choice)}
          filters={view.filters}
          onChange={(filters) => onView({ filters })}
        />
        <span className="list-tools-end">
          {isPhone ? (
            <SortChoice fields={fields} view={view} onView={onView} />
          ) : (
            <ColumnChooser fields={fields} choice={choice} />
          )}
        </span>
      </div>
    </header>
  );
}

/** The state and the first fields of the list that people narrow by: who, when. */
function usualFilters(fields: readonly ListField[], { columns }: ColumnChoice): string[] {
  const shown = columns.flatMap(({ path }) => fields.find((one) => one.path === path) ?? []);
  const first = (kind: string) =>
    shown.find((field) => kindOf(field) === kind && field.path !== 'state')?.path;
  const state = fields.find((one) => one.path === 'state')?.path;
  return [state, first('references'), first('dates')].filter((path) => path !== undefined);
}

function SortChoice({
  fields,
  view,
  onView,
}: {
  fields: readonly ListField[];
  view: ListView;
  onView: (changed: Partial<ListView>) => void;
}) {
  const say = useWords(listWords);
  const options = fields
    .filter((one) => one.isStored)
    .flatMap(({ path, label }) => [
      { value: path, label: `${label} ↑` },
      { value: `-${path}`, label: `${label} ↓` },
    ]);
  return (
    <Select
      aria-label={say('sort')}
      placeholder={say('sort')}
      allowClear
      value={view.sort && writeSort(view.sort)}
      options={options}
      popupMatchSelectWidth={false}
      onChange={(sort?: string) => onView({ sort: parseSort(sort) })}
    />
  );
}
