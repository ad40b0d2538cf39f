import { queryOptions } from '@tanstack/react-query';
import type { Label } from '../../engine/issue.ts';
import { call } from '../../runtime/app/api/call.ts';

/** The approvals of a workflow that are under way, by the version that they run on. */
export interface RunningApprovals {
  workflow: string;
  label: Label | null;
  total: number;
  versions: readonly RunningVersion[];
}

export interface RunningVersion {
  configuration: string;
  number: number | null;
  count: number;
  isCurrent: boolean;
  /** The workflow is another today. */
  differs: boolean;
}

/** A migration, without what became of each approval. */
export interface MigrationSummary {
  id: string;
  workflow: string;
  at: string;
  by: { id: string; title: string };
  visits: Visits;
  takeBack: { by: { id: string; title: string }; at: string } | null;
  total: number;
  /** Of how many it is settled what becomes of them. */
  done: number;
  migrated: number;
  takenBack: number;
}

export type Visits = 'keep' | 'reopen';

export interface Migration extends MigrationSummary {
  items: readonly {
    instance: string;
    entity: string;
    record: string;
    outcome: 'waiting' | 'migrated' | 'taken-back' | 'needs-mapping' | 'blocked';
    reason?: string;
    nodes?: readonly string[];
  }[];
}

export interface Asked {
  person: { id: string; name: string };
  node: string;
  when: 'now' | 'later';
}

/** What moving one approval would mean. */
export interface DryRunItem {
  instance: string;
  entity: string;
  record: string;
  title: string;
  initiator: string;
  outcome: 'ok' | 'needs-mapping' | 'blocked';
  reason?: string;
  node?: string;
  /** Of one that needs mapping: where it stands. */
  nodes?: readonly string[] | Readonly<Record<string, string>>;
  path?: { before: readonly string[]; after: readonly string[]; isSame: boolean };
  gains?: readonly Asked[];
  loses?: readonly Asked[];
}

export interface DryRun {
  items: readonly DryRunItem[];
  labels: Readonly<Record<string, Label>>;
}

export interface MigrationRequest {
  workflow: string;
  visits: Visits;
  /** Where nodes of before are found today. */
  nodes: Readonly<Record<string, string>>;
}

const path = '/designer/migrations';

export const runningQuery = queryOptions({
  queryKey: ['migrations'],
  queryFn: ({ signal }) =>
    call<{ running: RunningApprovals[]; items: MigrationSummary[] }>('GET', path, { signal }),
  staleTime: 0,
});

export function dryRunQuery(request: MigrationRequest) {
  return queryOptions({
    queryKey: ['migrations', 'dry-run', request],
    queryFn: ({ signal }) => call<DryRun>('POST', `${path}/dry-run`, { body: request, signal }),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
}

/** Asked again and again until everything is settled. */
export function migrationQuery(id: string) {
  return queryOptions({
    queryKey: ['migrations', id],
    queryFn: ({ signal }) => call<Migration>('GET', `${path}/${id}`, { signal }),
    refetchInterval: ({ state: { data } }) => (data && data.done === data.total ? false : 700),
    staleTime: 0,
  });
}

export function startMigration(
  request: MigrationRequest & { instances: readonly string[] },
): Promise<Migration> {
  return call('POST', `${path}/run`, { body: request });
}

export function takeBackMigration(id: string): Promise<Migration> {
  return call('POST', `${path}/${id}/take-back`, { body: {} });
}

/** Whether approvals of a workflow run on a version of it that is not today's. */
export function isBehind({ versions }: RunningApprovals): boolean {
  return versions.some((one) => one.differs);
}
