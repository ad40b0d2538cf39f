import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from 'react-router';
import { useEntity } from '../../api/entity.ts';
import { actionsQuery } from '../../api/record-actions.ts';
import { recordQuery } from '../../api/records.ts';
import { ProblemState } from '../../components/states/ProblemState.tsx';
import { ChangeRequestView } from './ChangeRequestView.tsx';
import { RecordSkeleton } from './RecordSkeleton.tsx';

/** An approved record, to be changed by a request. */
export default function ChangeRequestPage() {
  const { entity = '', id = '' } = useParams();
  const description = useEntity(entity);
  const record = useQuery(recordQuery(entity, id));
  const actions = useQuery(actionsQuery(entity, id));
  const failed = [description, record, actions].find((query) => query.error && !query.data);
  if (failed) return <ProblemState problem={failed.error} onRetry={() => failed.refetch()} />;
  if (!description.data || !record.data || !actions.data) return <RecordSkeleton />;
  if (!actions.data.request) return <Navigate replace to={`/record/${entity}/${id}`} />;
  return (
    <ChangeRequestView
      key={`${entity}/${id}`}
      description={description.data}
      record={record.data}
      request={actions.data.request}
    />
  );
}
