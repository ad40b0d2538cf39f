import { queryOptions } from '@tanstack/react-query';
import type { Purpose } from '../../../engine/definition/amendments.ts';
import type { Issue, IssueParams } from '../../../engine/issue.ts';
import type { Reference } from '../../../engine/record/values.ts';
import type { RefusalCode } from '../../../engine/refusal.ts';
import type { OfferedAction } from '../../../engine/workflow/offered-actions.ts';
import type { PredictedPath } from './approval-path.ts';
import { call } from './call.ts';
import type { RecordAnswer } from './records.ts';
import type { TimelineEntry } from './timeline.ts';

/** A later document that stands in the way of a cancellation. */
export interface Blocker {
  entity: string;
  record?: string;
  title?: string;
}

/** A request to change or cancel an approved record, with what became of it. */
export interface Amendment {
  id: string;
  purpose: Purpose;
  state: 'in-approval' | 'returned' | 'applied' | 'rejected' | 'withdrawn' | 'stale';
  changes: TimelineEntry['fields'];
  reason: string;
  by: Reference;
  at: string;
  endedAt: string | null;
  instance: string;
  conflicts: { path: string; before: unknown; theirs: unknown; yours: unknown }[];
  issues: Issue[];
  blockers: Blocker[];
  actions: OfferedAction[];
}

export function amendmentsQuery(entity: string, id: string) {
  return queryOptions({
    queryKey: ['record', entity, id, 'amendments'],
    queryFn: ({ signal }) =>
      call<{ items: Amendment[] }>('GET', `/records/${entity}/${id}/amendments`, { signal }),
    select: ({ items }) => items,
  });
}

/** What a request would lead to. */
export interface AmendmentPreview {
  record: RecordAnswer;
  changes: TimelineEntry['fields'];
  issues: Issue[];
  refusal: { code: RefusalCode; params: IssueParams } | null;
  blockers: Blocker[];
  path: PredictedPath | null;
}

export function previewAmendment(
  [entity, id]: readonly [string, string],
  body: { purpose: Purpose; changes?: unknown },
  signal?: AbortSignal,
): Promise<AmendmentPreview> {
  return call('POST', `/records/${entity}/${id}/amendments/preview`, { body, ...(signal && { signal }) });
}

export interface AmendmentRequest {
  purpose: Purpose;
  changes?: unknown;
  reason: string;
}

export function requestAmendment(
  entity: string,
  record: Pick<RecordAnswer, 'id' | 'revision'>,
  body: AmendmentRequest,
  idempotencyKey: string,
): Promise<unknown> {
  return call('POST', `/records/${entity}/${record.id}/amendments`, {
    body,
    ifMatch: record.revision,
    idempotencyKey,
  });
}

export function resubmitAmendment(
  [entity, id, amendment]: readonly [string, string, string],
  idempotencyKey: string,
): Promise<unknown> {
  return call('POST', `/records/${entity}/${id}/amendments/${amendment}/resubmit`, {
    body: {},
    idempotencyKey,
  });
}
