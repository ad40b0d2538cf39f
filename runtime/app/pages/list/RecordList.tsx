import { useCallback, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { EntityDescription } from '../../api/entity.ts';
import { usePageLabel } from '../../api/modules.ts';
import type { RecordAnswer } from '../../api/records.ts';
import { nextSort, parseSort, writeSort } from '../../components/record-table/column.ts';
import { RecordTable, type RecordTableHandle } from '../../components/record-table/RecordTable.tsx';
import { usePaging } from '../../components/record-table/use-paging.ts';
import { ProblemState } from '../../components/states/ProblemState.tsx';
import { useLabel } from '../../components/use-label.ts';
import { useIsPhone } from '../../components/use-media.ts';
import { usePageTitle } from '../../components/use-page-title.ts';
import { useReader } from '../../components/use-reader.ts';
import { dayOf } from '../../form/values/time-zone.ts';
import { useKey } from '../../keys/use-key.ts';
import { listWords } from '../../messages/areas/list.ts';
import { useWords } from '../../messages/use-words.ts';
import { useChosenColumns } from './chosen-columns.ts';
import { EmptyList } from './EmptyList.tsx';
import { filterExpression } from './filters/filter-expression.ts';
import { ListFoot } from './ListFoot.tsx';
import { ListHead } from './ListHead.tsx';
import { listFields } from './list-field.ts';
import { useListPlace } from './list-place.ts';
import { useListView } from './list-view.ts';
import { RecordCards } from './RecordCards.tsx';
import { useRecordList } from './use-record-list.ts';
import { useTableColumns } from './use-table-columns.tsx';
import './record-list.css';

/** The list of an entity: search, filters, columns, rows; all that it shows is in its address. */
export function RecordList({ description }: { description: EntityDescription }) {
  const { entity, form, rights } = description;
  const say = useWords(listWords);
  const label = useLabel();
  const reader = useReader();
  const isPhone = useIsPhone();
  const navigate = useNavigate();
  const name = label(usePageLabel(`/list/${entity.id}`) ?? entity.label);
  const fields = useMemo(() => listFields(description, { say, label }), [description, say, label]);
  const choice = useChosenColumns(description, fields);
  const [view, setView] = useListView(fields);
  const place = useListPlace();
  const [activeId, setActiveId] = useState(place.activeId);
  const table = useRef<RecordTableHandle>(null);
  const sort = view.sort ?? parseSort(form?.list?.sort);
  const clock = { today: dayOf(new Date().toISOString(), reader.timeZone), timeZone: reader.timeZone };
  const list = useRecordList(entity.id, {
    filter: filterExpression(view.filters, fields, clock),
    search: view.search.trim(),
    sort: sort && writeSort(sort),
    fields: fieldsToAsk(entity.title, choice.columns),
  });
  const columns = useTableColumns(entity, fields, choice.columns);
  const open = useCallback(
    (record: RecordAnswer) => navigate(`/record/${entity.id}/${record.id}`),
    [navigate, entity.id],
  );
  const activate = useCallback(
    (id: string) => {
      setActiveId(id);
      place.activeId = id;
    },
    [place],
  );
  const { more, pendingRows } = usePaging(list);
  usePageTitle(name);
  useKey('create', () => navigate(`/new/${entity.id}`), rights.create);

  const isEmpty = !list.isPending && list.records.length === 0;
  return (
    <div className="record-list">
      <ListHead
        description={description}
        fields={fields}
        choice={choice}
        view={view}
        onView={setView}
        onLeaveSearch={() => table.current?.focus()}
      />
      {list.error && list.records.length === 0 ? (
        <ProblemState problem={list.error} onRetry={() => list.refetch()} />
      ) : isEmpty ? (
        <EmptyList description={description} view={view} onView={setView} />
      ) : isPhone ? (
        <RecordCards
          entity={entity}
          columns={columns}
          records={list.records}
          pendingRows={pendingRows}
          onNearEnd={more}
        />
      ) : (
        <RecordTable
          handle={table}
          name={name}
          columns={columns}
          rows={list.records}
          pendingRows={pendingRows}
          activeId={activeId}
          onActivate={activate}
          hrefOf={(record) => `/record/${entity.id}/${record.id}`}
          onOpen={open}
          onNearEnd={more}
          sort={sort}
          onSort={(column) => setView({ sort: nextSort(sort, column) })}
          onResize={(column, width) =>
            choice.choose(choice.columns.map((one) => (one.path === column ? { ...one, width } : one)))
          }
          offset={place.offset}
          onScroll={(offset) => {
            place.offset = offset;
          }}
        />
      )}
      <ListFoot list={list} entity={entity.id} filter={list.asked.filter} search={list.asked.search} />
    </div>
  );
}

function fieldsToAsk(title: string, columns: readonly { path: string }[]): string {
  return [...new Set([title, ...columns.map((one) => one.path)])].join(',');
}
