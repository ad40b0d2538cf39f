import { queryOptions } from '@tanstack/react-query';
import type { IssueParams, Label } from '../../../engine/issue.ts';
import type { RefusalCode } from '../../../engine/refusal.ts';
import type { Command } from '../../../engine/workflow/command.ts';
import type { SlotState } from '../../../engine/workflow/instance.ts';
import type { OfferedAction } from '../../../engine/workflow/offered-actions.ts';
import type { RecordActions as FormActions, RecordAnswer } from '../form/contract.ts';
import { call } from './call.ts';
import { submittingFor } from './submitting-for.ts';
import type { AskedBy, Task } from './tasks.ts';

export type { OfferedAction } from '../../../engine/workflow/offered-actions.ts';

/** A transition or a conversion that the person can do now, or why not. */
export interface RecordAction {
  id: string;
  kind: 'transition' | 'submit' | 'conversion' | 'request';
  label: Label;
  enabled: boolean;
  reason?: RefusalCode;
  reasonParams?: IssueParams;
  confirm?: boolean;
  asksReason?: boolean;
}

/** `GET /api/records/:entity/:id/actions`: every button of a record's page. */
export interface RecordActions extends FormActions {
  whyNotEdit?: RefusalCode;
  canDelete: boolean;
  /** What a change may be asked of, where that is possible now. */
  request: Pick<FormActions, 'write' | 'canAddLines' | 'canDeleteLines'> | null;
  actions: RecordAction[];
  task: HeldTask | null;
  instance: { id: string; state: string; actions: OfferedAction[] } | null;
}

/** The seat that the person has in the approval of a record. */
export interface HeldTask {
  id: string;
  node: string;
  kind: Task['kind'];
  /** Of a seat that is not pending: it waits for somebody who was asked, or is decided and can be taken back. */
  state: SlotState;
  from: AskedBy | null;
  actions: OfferedAction[];
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
  /** Of submitting: whom the person chose to decide, by node. */
  chosen?: Command['chosen'];
  /** Made when the person decides, so that sending it twice does it once. */
  idempotencyKey: string;
}

export function takeTransition(action: RecordAction, request: ActRequest): Promise<RecordAnswer> {
  const { entity, record, reason, chosen, idempotencyKey } = request;
  const isSubmit = action.kind === 'submit';
  const path = isSubmit ? 'submit' : `actions/${action.id}`;
  return call('POST', `/records/${entity}/${record.id}/${path}`, {
    body: { ...(reason && { reason }), ...(chosen && { chosen }), ...(isSubmit && submittingFor()) },
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

/** One act on an approval as a whole, with what it needs. */
export interface InstanceAct
  extends Pick<Command, 'to' | 'siblings' | 'confirmed' | 'verdict' | 'visit' | 'target' | 'people'> {
  action: InstanceVerb;
  reason?: string;
}

export type InstanceVerb =
  | 'withdraw'
  | 'retry'
  | 'urge'
  | 'override'
  | 'reassign'
  | 'jump'
  | 'suspend'
  | 'resume'
  | 'terminate'
  | 'skip';

export function actOnInstance(
  instance: string,
  act: InstanceAct,
  idempotencyKey: string,
): Promise<{ state: string }> {
  return call('POST', `/instances/${instance}/actions`, { body: act, idempotencyKey });
}
