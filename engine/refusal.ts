import type { IssueParams } from './issue.ts';

/**
 * Refusal — a correct command that is not allowed now: not your task, already closed, changed
 * meanwhile, no permission, not found. Thrown by engine and operations, caught only where a
 * request is answered (`runtime/server/http/send-error.ts`), shown to the person as one sentence.
 * The server maps each code to an HTTP status in one table.
 */
export const refusalCodes = [
  'session.required',
  'session.bad-credentials',
  'session.too-many-attempts',
  'session.bad-csrf-token',
  'permission.denied',
  'record.not-found',
  'record.not-deletable',
  'record.changed',
  'record.revision-required',
  'record.locked',
  'record.wrong-state',
  'record.in-use',
  'record.duplicate',
  'entity.not-found',
  'form.not-found',
  'report.not-found',
  'report.too-large',
  'ledger.not-found',
  'conversion.not-found',
  'amendment.not-found',
  'amendment.not-offered',
  'amendment.nothing-changed',
  'amendment.too-late',
  'amendment.blocked',
  'attachment.not-found',
  'attachment.too-large',
  'action.not-found',
  'transition.not-allowed',
  'task.not-found',
  'task.not-yours',
  'task.closed',
  'task.action-not-offered',
  'task.not-in-batch',
  'task.signature-required',
  'task.opinion-required',
  'task.record-changed',
  'task.fields-required',
  'task.return-limit',
  'task.return-target',
  'task.retrieve-not-possible',
  'task.people-required',
  'task.to-oneself',
  'task.person-unavailable',
  'task.person-already-asked',
  'task.person-is-initiator',
  'task.person-decided-before',
  'task.transfer-limit',
  'task.too-deep',
  'task.claimed',
  'task.choice-required',
  'task.choice-not-possible',
  'link.not-found',
  'link.used',
  'link.needs-sign-in',
  'question.not-found',
  'question.answered',
  'instance.not-found',
  'instance.changed',
  'instance.closed',
  'instance.already-running',
  'instance.withdraw-not-allowed',
  'instance.suspended',
  'instance.migration-used',
  'migration.not-found',
  'migration.under-way',
  'instance.not-suspended',
  'instance.node-unknown',
  'instance.visit-unknown',
  'instance.jump-needs-siblings',
  'instance.jump-needs-confirmation',
  'instance.urged-already',
  'instance.not-revivable',
  'instance.not-initiator',
  'instance.not-your-department',
  'instance.waiting-for-administrator',
  'instance.no-definition',
  'token.not-found',
  'letter.not-found',
  'compensation.not-found',
  'idempotency.key-reused',
  'idempotency.in-progress',
  'designer.draft-changed',
  'designer.version-not-found',
  'designer.nothing-to-publish',
  'designer.has-errors',
  'print.browser-missing',
  'print.no-request',
  'print.failed',
  'print.too-large',
  'server.failed',
  'server.overloaded',
  'server.shutting-down',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly params: IssueParams;
  /** What the client needs to go on: the current record, a conflict list, the winner of a race. JSON-safe. */
  readonly details: Record<string, unknown>;

  constructor(code: RefusalCode, params: IssueParams = {}, details: Record<string, unknown> = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.params = params;
    this.details = details;
  }
}
