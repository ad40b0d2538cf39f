import { useQueries } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { EntityDefinition } from '../../../../engine/definition/entity.ts';
import { type EntityDescription, entityQuery } from '../../api/entity.ts';
import type { ListedModule } from '../../api/modules.ts';
import { listRecords, type RecordAnswer } from '../../api/records.ts';
import { useSession } from '../../api/session.ts';
import { useLabel } from '../../components/use-label.ts';
import { useMoment } from '../../components/use-moment.ts';
import { homeWords } from '../../messages/areas/home.ts';
import { useWords } from '../../messages/use-words.ts';
import { useRecordTitle } from '../record/record-title.ts';
import { HomeSection } from './HomeSection.tsx';

/** Records of a kind that are shown at most, and altogether. */
const mostOfAKind = 5;
const most = 8;

interface OwnRecord {
  record: RecordAnswer;
  entity: EntityDefinition;
}

/** Documents that this person began and has not submitted, or submitted and waits for. */
export function OwnRecords({
  modules,
  kind,
}: {
  modules: readonly ListedModule[];
  kind: 'drafts' | 'running';
}) {
  const titleOf = useRecordTitle();
  const say = useWords(homeWords);
  const label = useLabel();
  const moment = useMoment();
  const { user } = useSession();
  const { documents, isPending: isReading } = useDocuments(modules);
  const { records, isPending } = useQueries({
    queries: documents.flatMap((description) => {
      const state = stateOf(description, kind);
      if (state === undefined) return [];
      const filter = `state == ${JSON.stringify(state)} && createdBy == ${JSON.stringify(user.id)}`;
      const { id, title } = description.entity;
      return {
        queryKey: ['records', id, 'own', filter],
        queryFn: async ({ signal }: { signal: AbortSignal }): Promise<OwnRecord[]> => {
          const asked = { filter, sort: '-updatedAt', fields: title, limit: mostOfAKind };
          const { items } = await listRecords(id, asked, signal);
          return items.map((record) => ({ record, entity: description.entity }));
        },
      };
    }),
    combine: (results) => ({
      isPending: results.some((one) => one.isPending),
      records: results.flatMap((one) => one.data ?? []),
    }),
  });
  if (!isReading && documents.length === 0) return null;
  return (
    <HomeSection
      title={say(kind)}
      count={records.length > 0 ? String(records.length) : ''}
      empty={say(kind === 'drafts' ? 'noDrafts' : 'noRunning')}
      isEmpty={records.length === 0}
      isPending={isReading || isPending}
    >
      {records
        .sort((a, b) => b.record.updatedAt.localeCompare(a.record.updatedAt))
        .slice(0, most)
        .map(({ record, entity }) => (
          <li key={record.id}>
            <Link to={`/record/${entity.id}/${record.id}`}>
              <strong className="ellipsis" data-user-content="">
                {titleOf(entity, record)}
              </strong>
              <span>{label(entity.label)}</span>
              <time dateTime={record.updatedAt}>{moment.ago(record.updatedAt)}</time>
            </Link>
          </li>
        ))}
    </HomeSection>
  );
}

/** The kinds of document that this person may make. */
function useDocuments(modules: readonly ListedModule[]): {
  documents: EntityDescription[];
  isPending: boolean;
} {
  const entities = modules
    .flatMap((module) => module.menu)
    .flatMap((item) => (item.canCreate && item.entity !== null ? [item.entity] : []));
  return useQueries({
    queries: entities.map((entity) => entityQuery(entity)),
    combine: (results) => ({
      isPending: results.some((one) => one.isPending),
      documents: results.flatMap((one) => (one.data?.entity.kind === 'document' ? [one.data] : [])),
    }),
  });
}

/** The state of a draft is the first one; that of a running approval is where its submission leads. */
function stateOf({ entity }: EntityDescription, kind: 'drafts' | 'running'): string | undefined {
  if (kind === 'drafts') return Object.keys(entity.states)[0];
  const submit = Object.values(entity.transitions).find((one) => one.workflow !== undefined);
  return submit && (submit.to ?? 'in-approval');
}
