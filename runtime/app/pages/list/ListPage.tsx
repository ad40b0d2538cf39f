import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from 'react-router';
import { useEntity } from '../../api/entity.ts';
import { Problem } from '../../api/problem.ts';
import { listRecords } from '../../api/records.ts';
import { PageSkeleton } from '../../components/states/PageSkeleton.tsx';
import { ProblemState } from '../../components/states/ProblemState.tsx';
import { RecordSkeleton } from '../record/RecordSkeleton.tsx';
import { RecordList } from './RecordList.tsx';

/** The records of an entity; a setting has only the one, which is opened at once. */
export default function ListPage() {
  const { entity = '' } = useParams();
  const { data: description, error, refetch } = useEntity(entity);
  if (error && !description) return <ProblemState problem={error} onRetry={() => refetch()} />;
  if (!description) return <PageSkeleton />;
  if (description.entity.kind === 'setting') return <OnlyRecord entity={entity} />;
  return <RecordList key={entity} description={description} />;
}

/** A setting has one record, made by the server; its list is that record. */
function OnlyRecord({ entity }: { entity: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['records', entity, 'only'],
    queryFn: ({ signal }) => listRecords(entity, { limit: 1 }, signal),
  });
  const id = data?.items[0]?.id;
  if (id !== undefined) return <Navigate replace to={`/record/${entity}/${id}`} />;
  if (data || error) return <ProblemState problem={error ?? notThere} onRetry={() => refetch()} />;
  return <RecordSkeleton />;
}

const notThere = new Problem({ title: '', status: 404, code: 'record.not-found', issues: [], requestId: '' });
