import { queryOptions } from '@tanstack/react-query';
import type { Label } from '../../../engine/issue.ts';
import type { Reference } from '../../../engine/record/values.ts';
import type { DecisionFile, Signature } from '../../../engine/workflow/proof.ts';
import { call } from './call.ts';

/** One thing that happened to a record. */
export interface TimelineEntry {
  id: string;
  at: string;
  by: Reference;
  action: string;
  revision: number | null;
  state: { before?: string; after?: string } | null;
  /** By path: `total`, `lines/<line id>/quantity`, `lines/<line id>` for a line that came or went. */
  fields: { path: string; before: unknown; after: unknown }[];
  reason: string | null;
  /** The approval that it belongs to. */
  instance: string | null;
  /** Of what belongs to a request about the approved record. */
  purpose: 'change' | 'cancel' | null;
  /** Whom a to-do was handed on to, or who was asked in. */
  people: Reference[];
  node: { id: string; label: Label | null } | null;
  /** What was given with a decision, and what it was signed with. */
  files: readonly DecisionFile[];
  signature: Signature | null;
}

export function timelineQuery(entity: string, id: string) {
  return queryOptions({
    queryKey: ['record', entity, id, 'timeline'],
    queryFn: ({ signal }) =>
      call<{ items: TimelineEntry[] }>('GET', `/records/${entity}/${id}/timeline`, { signal }),
    select: ({ items }) => items,
  });
}
