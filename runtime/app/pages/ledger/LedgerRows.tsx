import { AccountBookOutlined } from '@ant-design/icons';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { CardList } from '../../components/card-list/CardList.tsx';
import { FactCard } from '../../components/card-list/FactCard.tsx';
import type { TableColumn } from '../../components/record-table/column.ts';
import { RecordTable } from '../../components/record-table/RecordTable.tsx';
import { RowsFoot } from '../../components/record-table/RowsFoot.tsx';
import { usePaging } from '../../components/record-table/use-paging.ts';
import { PageState } from '../../components/states/PageState.tsx';
import { ProblemState } from '../../components/states/ProblemState.tsx';
import { useIsPhone } from '../../components/use-media.ts';
import { listWords } from '../../messages/areas/list.ts';
import { useWords } from '../../messages/use-words.ts';

interface LedgerRowsProps<R extends { id: string }> {
  name: string;
  columns: readonly TableColumn<R>[];
  /** Columns that name a row on its card. */
  titleColumns: number;
  rows: readonly R[];
  query: UseInfiniteQueryResult;
  /** Where a row leads; undefined for one that leads nowhere. */
  hrefOf: (row: R) => string | undefined;
  empty: { title: string; hint: string };
  /** Takes every filter away; undefined when there is none. */
  onClear: (() => void) | undefined;
  foot?: ReactNode;
}

/** Rows of a ledger: a table, cards on a phone, or why there are none. */
export function LedgerRows<R extends { id: string }>(props: LedgerRowsProps<R>) {
  const { columns, rows, query, hrefOf, empty } = props;
  const isPhone = useIsPhone();
  const navigate = useNavigate();
  const [activeId, setActiveId] = useState<string>();
  const { more, pendingRows } = usePaging(query);
  if (query.error && rows.length === 0)
    return <ProblemState problem={query.error} onRetry={() => query.refetch()} />;
  if (!query.isPending && rows.length === 0)
    return <NoRows title={empty.title} hint={empty.hint} onClear={props.onClear} />;
  const [title, facts] = [columns.slice(0, props.titleColumns), columns.slice(props.titleColumns)];
  return (
    <>
      {isPhone ? (
        <CardList rows={rows} pendingRows={pendingRows} onNearEnd={more}>
          {(row) => (
            <FactCard
              row={row}
              title={title.map((column) => <span key={column.id}>{column.render(row)} </span>)}
              facts={facts}
              href={hrefOf(row)}
            />
          )}
        </CardList>
      ) : (
        <RecordTable
          name={props.name}
          columns={columns}
          rows={rows}
          pendingRows={pendingRows}
          activeId={activeId}
          onActivate={setActiveId}
          hrefOf={hrefOf}
          onOpen={(row) => {
            const href = hrefOf(row);
            if (href !== undefined) navigate(href);
          }}
          onNearEnd={more}
        />
      )}
      <RowsFoot count={rows.length} query={query}>
        {props.foot}
      </RowsFoot>
    </>
  );
}

/** Nothing there yet, or nothing that matches; either way with the next step. */
function NoRows(props: { title: string; hint: string; onClear: (() => void) | undefined }) {
  const say = useWords(listWords);
  const { onClear } = props;
  if (!onClear)
    return <PageState role="status" icon={<AccountBookOutlined />} title={props.title} hint={props.hint} />;
  return (
    <PageState
      role="status"
      icon={<AccountBookOutlined />}
      title={say('noResult')}
      hint={say('noResultHint')}
    >
      <Button onClick={onClear}>{say('clearFilters')}</Button>
    </PageState>
  );
}
