import { CheckCircleOutlined } from '@ant-design/icons';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { type OverseenApproval, type Overview, overseenQuery } from '../../api/administration.ts';
import type { OfferedAction } from '../../api/record-actions.ts';
import { CardList } from '../../components/card-list/CardList.tsx';
import { RecordTable } from '../../components/record-table/RecordTable.tsx';
import { RowsFoot } from '../../components/record-table/RowsFoot.tsx';
import { usePaging } from '../../components/record-table/use-paging.ts';
import { PageState } from '../../components/states/PageState.tsx';
import { ProblemState } from '../../components/states/ProblemState.tsx';
import { useIsPhone } from '../../components/use-media.ts';
import { adminWords } from '../../messages/areas/admin.ts';
import { useWords } from '../../messages/use-words.ts';
import { useAnyRecordChange } from '../../realtime/record-changes.ts';
import { AdministerDialog } from '../record/AdministerDialog.tsx';
import { ApprovalCard } from './ApprovalCard.tsx';
import { RowActs, RowCheck } from './RowActs.tsx';
import { useApprovalActs } from './use-approval-acts.ts';
import { useApprovalColumns } from './use-approval-columns.tsx';

/** The approvals of one kind: a table, cards on a phone; those that have halted can be tried again together. */
export function ApprovalRows({ state, holder }: { state: Overview; holder: string | undefined }) {
  const say = useWords(adminWords);
  const isPhone = useIsPhone();
  const client = useQueryClient();
  const query = useInfiniteQuery(overseenQuery(state, holder));
  const [activeId, setActiveId] = useState<string>();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [dialog, setDialog] = useState<{ row: OverseenApproval; action: OfferedAction }>();
  const acts = useApprovalActs();
  const columns = useApprovalColumns(state);
  useAnyRecordChange(() =>
    client.invalidateQueries({ queryKey: ['administration', 'approvals'], refetchType: 'active' }),
  );
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const chosen = rows.filter((row) => picked.has(row.id));
  const { more, pendingRows } = usePaging(query);
  if (query.error && rows.length === 0)
    return <ProblemState problem={query.error} onRetry={() => query.refetch()} />;
  if (!query.isPending && rows.length === 0)
    return (
      <PageState
        role="status"
        icon={<CheckCircleOutlined />}
        title={say(`none-${state}`)}
        hint={say('noneHint')}
      />
    );
  const pick = (row: OverseenApproval, isPicked: boolean) => {
    const next = new Set(picked);
    if (isPicked) next.add(row.id);
    else next.delete(row.id);
    setPicked(next);
  };
  const check = (row: OverseenApproval) =>
    state === 'failed' && (
      <RowCheck row={row} isPicked={picked.has(row.id)} onPick={(isPicked) => pick(row, isPicked)} />
    );
  const rowActs = (row: OverseenApproval) => (
    <RowActs
      row={row}
      isBusy={acts.isBusy}
      onRetry={() => acts.retry([row.id])}
      onOpen={(action) => setDialog({ row, action })}
    />
  );
  return (
    <>
      {state === 'failed' && !query.isPending && (
        <div className="admin-picked">
          <Checkbox
            checked={chosen.length === rows.length}
            indeterminate={chosen.length > 0 && chosen.length < rows.length}
            onChange={({ target }) => setPicked(new Set(target.checked ? rows.map((row) => row.id) : []))}
          >
            {say('selectAll')}
          </Checkbox>
          <Button
            type="primary"
            disabled={chosen.length === 0}
            loading={acts.isBusy}
            onClick={async () => {
              await acts.retry(chosen.map((row) => row.id));
              setPicked(new Set());
            }}
          >
            {chosen.length === 0 ? say('retry') : say('retrySome', { count: chosen.length })}
          </Button>
        </div>
      )}
      {isPhone ? (
        <CardList rows={rows} pendingRows={pendingRows} onNearEnd={more}>
          {(row) => <ApprovalCard row={row} state={state} check={check(row)} acts={rowActs(row)} />}
        </CardList>
      ) : (
        <RecordTable
          name={say('approvals')}
          columns={[
            ...(state === 'failed' ? [{ id: 'check', label: '', width: 56, render: check }] : []),
            ...columns,
            { id: 'acts', label: say('acts'), width: state === 'failed' ? 150 : 80, render: rowActs },
          ]}
          rows={rows}
          pendingRows={pendingRows}
          activeId={activeId}
          onActivate={setActiveId}
          onNearEnd={more}
        />
      )}
      <RowsFoot count={rows.length} query={query} />
      {dialog && (
        <AdministerDialog
          action={dialog.action}
          instance={dialog.row.id}
          title={dialog.row.record.title}
          isBusy={acts.isBusy}
          onConfirm={(act) => acts.act(dialog.row.id, act)}
          onClose={() => setDialog(undefined)}
        />
      )}
    </>
  );
}
