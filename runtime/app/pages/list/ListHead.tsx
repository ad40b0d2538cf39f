import { DownOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link } from 'react-router';
import type { EntityDescription } from '../../api/entity.ts';
import { usePageLabel } from '../../api/modules.ts';
import { ActMenu } from '../../components/ActMenu.tsx';
import { useLabel, useNoun } from '../../components/use-label.ts';
import { useIsPhone } from '../../components/use-media.ts';
import { listWords } from '../../messages/areas/list.ts';
import { useWords } from '../../messages/use-words.ts';
import { ColumnChooser } from './ColumnChooser.tsx';
import type { ColumnChoice } from './chosen-columns.ts';
import { FilterBar } from './filters/FilterBar.tsx';
import { kindOf } from './filters/filter-kind.ts';
import type { ListField } from './list-field.ts';
import type { ListView } from './list-view.ts';
import { SearchField } from './SearchField.tsx';

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
  const noun = useNoun();
  const many = usePageLabel(`/list/${entity.id}`) ?? entity.label;
  const isPhone = useIsPhone();
  return (
    <header className="list-head">
      <div className="list-head-line">
        <h1>{label(many)}</h1>
        {rights.create && (
          <Link
            to={`/new/${entity.id}`}
            className="list-create"
            title={say('createOne', { label: noun(entity.label) })}
          >
            <PlusOutlined /> {say('create')}
          </Link>
        )}
      </div>
      <div className="list-head-line list-tools">
        {entity.search.length > 0 && (
          <SearchField
            name={say('search', { label: noun(many) })}
            value={view.search}
            onSearch={(search) => onView({ search })}
            onLeave={props.onLeaveSearch}
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
  const acts = fields
    .filter((one) => one.isStored)
    .flatMap(({ path, label }) =>
      [false, true].map((descending) => ({
        id: `${path} ${descending}`,
        label: `${label} ${descending ? '↓' : '↑'}`,
        act: () => onView({ sort: { column: path, descending } }),
      })),
    );
  const sorted = fields.find((one) => one.path === view.sort?.column);
  return (
    <ActMenu acts={acts} find={say('findField')}>
      <Button>
        {sorted ? `${sorted.label} ${view.sort?.descending ? '↓' : '↑'}` : say('sort')} <DownOutlined />
      </Button>
    </ActMenu>
  );
}
