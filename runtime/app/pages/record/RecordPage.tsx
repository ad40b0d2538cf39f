import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useParams } from 'react-router';
import { useEntity } from '../../api/entity.ts';
import { Problem } from '../../api/problem.ts';
import { forgetRecord } from '../../api/recent-records.ts';
import { actionsQuery } from '../../api/record-actions.ts';
import { recordQuery } from '../../api/records.ts';
import { ProblemState } from '../../components/states/ProblemState.tsx';
import { useOwner } from '../../components/use-owner.ts';
import { RecordSkeleton } from './RecordSkeleton.tsx';
import { RecordView } from './RecordView.tsx';

/** One record of any entity. */
export default function RecordPage() {
  const { entity = '', id = '' } = useParams();
  const description = useEntity(entity);
  const record = useQuery(recordQuery(entity, id));
  const actions = useQuery(actionsQuery(entity, id));
  const owner = useOwner();
  const isGone = record.error instanceof Problem && record.error.body.status === 404;
  useEffect(() => {
    if (isGone) forgetRecord(owner, id);
  }, [isGone, owner, id]);
  const failed = [description, record, actions].find((query) => query.error && !query.data);
  if (failed) return <ProblemState problem={failed.error} onRetry={() => failed.refetch()} />;
  if (!description.data || !record.data || !actions.data) return <RecordSkeleton />;
  return (
    <RecordView
      key={`${entity}/${id}`}
      description={description.data}
      record={record.data}
      actions={actions.data}
    />
  );
}
