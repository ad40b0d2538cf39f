import { Navigate, useParams } from 'react-router';
import { useEntity } from '../../api/entity.ts';
import { Problem } from '../../api/problem.ts';
import { ProblemState } from '../../components/states/ProblemState.tsx';
import { NewRecordView } from './NewRecordView.tsx';
import { RecordSkeleton } from './RecordSkeleton.tsx';

/** A record that does not exist yet. */
export default function NewRecordPage() {
  const { entity = '' } = useParams();
  const { data: description, error, refetch } = useEntity(entity);
  if (error && !description) return <ProblemState problem={error} onRetry={() => refetch()} />;
  if (!description) return <RecordSkeleton />;
  if (description.entity.kind === 'setting') return <Navigate replace to={`/list/${entity}`} />;
  if (!description.rights.create) return <ProblemState problem={notAllowed} onRetry={() => refetch()} />;
  return <NewRecordView key={entity} description={description} />;
}

const notAllowed = new Problem({
  title: '',
  status: 403,
  code: 'permission.denied',
  issues: [],
  requestId: '',
});
