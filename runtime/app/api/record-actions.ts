import { queryOptions } from '@tanstack/react-query';
import type { Label } from '../../../engine/issue.ts';
import type { RefusalCode } from '../../../engine/refusal.ts';
import type { OfferedAction } from '../../../engine/workflow/offered-actions.ts';
import type { RecordActions as FormActions, RecordAnswer } from '../form/contract.ts';
import { call } from './call.ts';

export type { OfferedAction } from '../../../engine/workflow/offered-actions.ts';

/** A transition or a conversion that the person can do now, or why not. */
export interface RecordAction {
  id: string;
  kind: 'transition' | 'submit' | 'conversion';
  label: Label;
  enabled: boolean;
  reason?: RefusalCode;
  confirm?: boolean;
  asksReason?: boolean;
}

/** `GET /api/records/:entity/:id/actions`: every button of a record's page. */
export interface RecordActions extends FormActions {
  whyNotEdit?: RefusalCode;
  canDelete: boolean;
  actions: RecordAction[];
  task: { id: string; node: string; actions: OfferedAction[] } | null;
  instance: { id: string; state: string; actions: OfferedAction[] } | null;
}

export function actionsQuery(entity: string, id: string) {
  return queryOptions({
    queryKey: ['record', entity, id, 'actions'],
    queryFn: ({ signal }) => call<RecordActions>('GET', `/records/${entity}/${id}/actions`, { signal }),
  });
}

/** One act on one record, as its page has it. */
export interface ActRequest {
  entity: string;
  record: RecordAnswer;
  reason?: string | undefined;
  /** Made when the person decides, so that sending it twice does it once. */
  idempotencyKey: string;
}

export function takeTransition(action: RecordAction, request: ActRequest): Promise<RecordAnswer> {
  const { entity, record, reason, idempotencyKey } = request;
  const path = action.kind === 'submit' ? 'submit' : `actions/${action.id}`;
  return call('POST', `/records/${entity}/${record.id}/${path}`, {
    body: reason ? { reason } : {},
    ifMatch: record.revision,
    idempotencyKey,
  });
}

/** Quantities by source line; absent: everything that remains. */
export function convertRecord(
  conversion: string,
  lines: Record<string, string> | undefined,
  { entity, record, idempotencyKey }: ActRequest,
): Promise<{ entity: string; record: RecordAnswer }> {
  return call('POST', `/records/${entity}/${record.id}/convert/${conversion}`, {
    body: lines ? { lines } : {},
    idempotencyKey,
  });
}

export function actOnInstance(
  instance: string,
  action: 'withdraw' | 'retry',
  { reason, idempotencyKey }: Pick<ActRequest, 'reason' | 'idempotencyKey'>,
): Promise<unknown> {
  return call('POST', `/instances/${instance}/actions`, {
    body: { action, ...(reason && { reason }) },
    idempotencyKey,
  });
}
