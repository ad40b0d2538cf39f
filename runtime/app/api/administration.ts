import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Label } from '../../../engine/issue.ts';
import type { Reference } from '../../../engine/record/values.ts';
import type { Failure } from '../../../engine/workflow/instance.ts';
import { call } from './call.ts';
import type { OfferedAction } from './record-actions.ts';
import { listRecords, queryText } from './records.ts';

export type Overview = 'failed' | 'suspended' | 'overdue' | 'running' | 'returned';

interface Named {
  id: string;
  label: Label | null;
}

/** An approval of the company: where it stands, why, who has the to-do. */
export interface OverseenApproval {
  id: string;
  state: string;
  workflow: Named;
  entity: Named;
  record: Reference;
  initiator: Reference;
  startedAt: string;
  since: string;
  dueAt: string | null;
  nodes: Named[];
  holders: Reference[];
  failure: { code: Failure['code']; detail: string; from: Named; to: Named } | null;
  suspension: { by: string; reason: string } | null;
  actions: OfferedAction[];
}

interface OverseenPage {
  items: OverseenApproval[];
  nextCursor: string | null;
}

/** Rows that come at once. */
const pageSize = 60;

export function overseenQuery(state: Overview, holder: string | undefined) {
  return infiniteQueryOptions({
    queryKey: ['administration', 'approvals', state, holder],
    queryFn: ({ signal, pageParam }) =>
      call<OverseenPage>(
        'GET',
        `/admin/approvals${queryText({ state, holder, cursor: pageParam, limit: pageSize })}`,
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** Somebody of the company, whoever has left included. */
export interface CompanyPerson {
  id: string;
  name: string;
  department?: string;
  active: boolean;
}

/** People by what was typed. */
export function companyPeopleQuery(search: string) {
  return queryOptions({
    queryKey: ['administration', 'people', search],
    queryFn: async ({ signal }): Promise<CompanyPerson[]> => {
      const { items } = await listRecords(
        'user',
        { search, fields: 'name,department,active', limit: 30 },
        signal,
      );
      return items.map((record) => ({
        id: record.id,
        name: String(record.name),
        active: record.active !== false,
        ...(record.department !== null &&
          record.department !== undefined && { department: (record.department as Reference).title }),
      }));
    },
    staleTime: 30_000,
  });
}
