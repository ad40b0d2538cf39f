import type { ReactNode } from 'react';
import type { OverseenApproval, Overview } from '../../api/administration.ts';
import { useLabel } from '../../components/use-label.ts';
import { useMoment } from '../../components/use-moment.ts';
import { adminWords } from '../../messages/areas/admin.ts';
import { useWords } from '../../messages/use-words.ts';
import { RecordLink, useNames } from './use-approval-columns.tsx';
import { useWhy } from './use-why.ts';

/** An approval of the list as a phone shows it. */
export function ApprovalCard(props: {
  row: OverseenApproval;
  state: Overview;
  check: ReactNode;
  acts: ReactNode;
}) {
  const { row } = props;
  const say = useWords(adminWords);
  const label = useLabel();
  const moment = useMoment();
  const why = useWhy(props.state);
  const namesOf = useNames();
  return (
    <div className="card admin-card">
      <span className="card-head">
        {props.check}
        <strong className="ellipsis">
          <RecordLink row={row} />
        </strong>
        <small>{label(row.entity.label)}</small>
      </span>
      <p data-user-content="">{why(row)}</p>
      <footer>
        <small>
          {say('holders')} <span data-user-content="">{namesOf(row)}</span> · {moment.ago(row.since)}
        </small>
        {props.acts}
      </footer>
    </div>
  );
}
