import { Link } from 'react-router';
import type { OverseenApproval, Overview } from '../../api/administration.ts';
import type { TableColumn } from '../../components/record-table/column.ts';
import { useLabel } from '../../components/use-label.ts';
import { useMoment } from '../../components/use-moment.ts';
import { adminWords } from '../../messages/areas/admin.ts';
import { comma } from '../../messages/comma.ts';
import { useLanguage, useWords } from '../../messages/use-words.ts';
import { useWhy } from './use-why.ts';

/** What the table of approvals shows of each. */
export function useApprovalColumns(state: Overview): TableColumn<OverseenApproval>[] {
  const say = useWords(adminWords);
  const label = useLabel();
  const moment = useMoment();
  const why = useWhy(state);
  const namesOf = useNames();
  return [
    { id: 'record', label: say('record'), width: 150, render: (row) => <RecordLink row={row} /> },
    { id: 'kind', label: say('kind'), width: 110, render: (row) => label(row.entity.label) },
    {
      id: 'why',
      label: say('why'),
      width: 360,
      render: (row) => (
        <span className="ellipsis" data-user-content="" title={why(row)}>
          {why(row)}
        </span>
      ),
    },
    {
      id: 'holders',
      label: say('holders'),
      width: 130,
      render: (row) => <span data-user-content="">{namesOf(row)}</span>,
    },
    {
      id: 'initiator',
      label: say('initiator'),
      width: 100,
      render: (row) => <span data-user-content="">{row.initiator.title}</span>,
    },
    {
      id: 'since',
      label: say('since'),
      width: 120,
      render: ({ since }) => (
        <time dateTime={since} title={moment.full(since)}>
          {moment.ago(since)}
        </time>
      ),
    },
  ];
}

export function RecordLink({ row }: { row: OverseenApproval }) {
  return (
    <Link to={`/record/${row.entity.id}/${row.record.id}`} data-user-content="">
      {row.record.title || row.record.id}
    </Link>
  );
}

/** Who has the to-dos of an approval. */
export function useNames(): (row: OverseenApproval) => string {
  const say = useWords(adminWords);
  const language = useLanguage();
  return ({ holders }) =>
    holders.length === 0 ? say('nobody') : holders.map((one) => one.title).join(comma[language]);
}
