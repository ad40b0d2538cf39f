import { Navigate, useParams } from 'react-router';
import { useEntity } from '../../api/entity.ts';
import { ProblemState } from '../../components/states/ProblemState.tsx';
import { RecordList } from './RecordList.tsx';

/** The records of an entity; a setting has only the one, which is opened at once. */
export default function ListPage() {
  const { entity = '' } = useParams();
  const { data: description, error, refetch } = useEntity(entity);
  if (error && !description) return <ProblemState problem={error} onRetry={() => refetch()} />;
  if (!description) return null;
  if (description.entity.kind === 'setting')
    return <Navigate replace to={`/record/${entity}/settings-${entity}`} />;
  return <RecordList key={entity} description={description} />;
}
