import { queryOptions } from '@tanstack/react-query';
import type { Label } from '../../../engine/issue.ts';
import type { Reference } from '../../../engine/record/values.ts';
import { call } from './call.ts';

interface Named {
  id: string;
  label: Label | null;
}

/** What somebody has to decide, and where definitions and the organisation name this person. */
export interface PersonInUse {
  person: Reference & { active: boolean };
  held: { entity: Named; workflow: Named; count: number }[];
  references: {
    workflows: { id: string; module: string; label: Label; nodes: Named[] }[];
    departments: Reference[];
    groups: string[];
    authorities: Reference[];
    rules: { id: string; principal: string; proxy: string; from: string; until: string }[];
  };
}

/** Work that goes over from one person to others. */
export interface Handover {
  id: string;
  person: Reference;
  successors: (Reference & { entities: string[]; workflows: string[]; share: number })[];
  reason: string;
  by: Reference;
  at: string;
  state: 'running' | 'done';
  total: number;
  done: number;
  rules: number;
  problems: { instance: string; entity: string; record: string; title: string; message: string }[];
}

export interface HandoverRequest {
  person: string;
  successors: { person: string; entities?: string[]; share?: number }[];
  reason: string;
}

export function personInUseQuery(person: string) {
  return queryOptions({
    queryKey: ['administration', 'person', person],
    queryFn: ({ signal }) => call<PersonInUse>('GET', `/admin/people/${person}/references`, { signal }),
  });
}

export const departedQuery = queryOptions({
  queryKey: ['administration', 'departed'],
  queryFn: ({ signal }) => call<{ items: PersonInUse[] }>('GET', '/admin/departed', { signal }),
  select: ({ items }) => items,
});

/** How often the progress of what is under way is asked for, in milliseconds. */
const pause = 1000;

export const handoversQuery = queryOptions({
  queryKey: ['administration', 'handovers'],
  queryFn: ({ signal }) => call<{ items: Handover[] }>('GET', '/admin/handovers', { signal }),
  select: ({ items }) => items,
  refetchInterval: ({ state }) => (state.data?.items.some((one) => one.state === 'running') ? pause : false),
});

export function startHandover(request: HandoverRequest, idempotencyKey: string): Promise<{ id: string }> {
  return call('POST', '/admin/handovers', { body: request, idempotencyKey });
}
