/**
 * Issue — data is wrong: a definition, a layer, a record, a parameter.
 * Returned where it is found, all at once, never thrown; shown beside the field or in the
 * designer's problem list; HTTP 422 (400 for the shape of a request).
 * The words in zh-CN and en live in `runtime/app/messages`, which does not compile while one is missing.
 */
export const issueCodes = [
  // shape of a definition
  'definition.not-json',
  'definition.duplicate-key',
  'definition.wrong-shape',
  'definition.unknown-key',
  'definition.missing-key',
  'definition.bad-id',
  'definition.id-differs-from-file',
  'definition.duplicate-id',
  'definition.unknown-kind',
  'definition.unknown-entity',
  'definition.unknown-field',
  'definition.unknown-state',
  'definition.unknown-transition',
  'definition.unknown-role',
  'definition.unknown-node',
  'definition.unknown-workflow',
  'definition.unknown-ledger',
  'definition.unknown-conversion',
  'definition.unknown-report',
  'definition.unknown-position',
  'definition.wrong-field-type',
  'definition.formula-cycle',
  'definition.reserved-id',
  'definition.label-missing',
  'definition.template-invalid',
  'definition.template-unknown-name',
  'definition.template-unknown-helper',
  'definition.template-not-text',
  'definition.template-too-large',
  'definition.pattern-invalid',
  'definition.numbering-invalid',
  'definition.setting-not-single',
  'definition.live-field',
  'module.missing-requirement',
  'module.wrong-version',
  // expressions
  'expression.syntax',
  'expression.unknown-name',
  'expression.unknown-field',
  'expression.unknown-function',
  'expression.wrong-type',
  'expression.wrong-argument-count',
  'expression.compare-with-null',
  'expression.unknown-option',
  'expression.currency-mismatch',
  'expression.too-deep',
  'expression.not-a-query',
  'expression.failed',
  // workflows
  'workflow.no-start',
  'workflow.no-end',
  'workflow.node-unreachable',
  'workflow.dead-end',
  'workflow.no-else-branch',
  'workflow.cycle',
  'workflow.decision-overlap',
  'workflow.decision-gap',
  'workflow.assignee-missing',
  'workflow.auto-pass-with-amount',
  'workflow.link-limit-without-amount',
  'workflow.return-not-possible',
  'workflow.branch-shadowed',
  'workflow.claim-not-possible',
  'workflow.join-missing',
  'workflow.join-shared',
  'workflow.join-without-fork',
  'workflow.scope-crossed',
  'workflow.end-in-branch',
  'workflow.branch-end-outside',
  'workflow.fork-without-branches',
  'workflow.choice-not-possible',
  'workflow.group-missing',
  'workflow.group-without-people',
  'workflow.weight-missing',
  'workflow.chain-not-sequential',
  'workflow.auto-not-allowed',
  'workflow.auto-not-possible',
  'workflow.wait-out-of-range',
  'workflow.service-input-missing',
  'workflow.service-input-unknown',
  'workflow.service-without-output',
  'workflow.service-without-compensation',
  'workflow.subprocess-not-startable',
  'workflow.subprocess-lines',
  'workflow.subprocess-output',
  'workflow.subprocess-cycle',
  'workflow.subprocess-too-deep',
  'workflow.subprocess-choice',
  // changing and cancelling what is approved
  'amendment.cancels-to-approved',
  'amendment.files',
  // calendars
  'calendar.unknown-time-zone',
  'calendar.bad-hours',
  'calendar.no-working-time',
  // layers
  'layer.target-missing',
  'layer.target-exists',
  'layer.anchor-missing',
  'layer.bad-target',
  'layer.not-namespaced',
  'layer.locked',
  'layer.base-changed',
  // records
  'authority.overlap',
  'field.required',
  'field.unknown',
  'field.wrong-type',
  'field.too-long',
  'field.too-short',
  'field.too-small',
  'field.too-large',
  'field.too-precise',
  'field.not-an-option',
  'field.pattern',
  'field.not-writable',
  'field.not-unique',
  'field.check-failed',
  'field.computed',
  'field.frozen',
  'field.needs-request',
  'lines.too-many',
  'lines.too-few',
  'lines.unknown-line',
  'lines.duplicate-line',
  'reference.unknown',
  'reference.not-allowed',
  'record.not-approved',
  'record.check-failed',
  'record.formula-failed',
  'record.too-large',
  'attachment.unknown',
  'signature.none-kept',
  'attachment.wrong-type',
  'ledger.limit',
  'ledger.dimension-missing',
  'conversion.nothing-remaining',
  'conversion.too-much',
  'conversion.below-taken',
  // requests
  'request.not-json',
  'request.bad-text',
  'request.too-large',
  'request.refused',
  'request.duplicate-key',
  'request.forbidden-key',
  'request.too-deep',
  'request.number-out-of-range',
  'request.wrong-shape',
  'request.unknown-property',
  'request.missing-property',
  'request.unknown-parameter',
  'request.bad-cursor',
  'request.bad-sort',
  'password.wrong',
] as const;

export type IssueCode = (typeof issueCodes)[number];

/** Words in every language, as definitions give them. */
export type Label = { 'zh-CN'?: string | undefined; en?: string | undefined };

export type IssueParams = Record<string, string | number | boolean>;

export interface Issue {
  code: IssueCode;
  /** JSON Pointer into the thing that is wrong; for a missing required field the field's own path. */
  path: string;
  params: IssueParams;
  /** Words that the definition itself gives for this problem. */
  words?: Label;
  /** A warning informs and does not stop; absent means error. */
  severity?: 'warning';
}

/** One issue at a path given as segments. */
export function issue(code: IssueCode, path: string, params: IssueParams = {}): Issue {
  return { code, path, params };
}

export function warning(code: IssueCode, path: string, params: IssueParams = {}): Issue {
  return { code, path, params, severity: 'warning' };
}

export function isError(one: Issue): boolean {
  return one.severity !== 'warning';
}

/** `['lines', 0, 'a/b']` → `/lines/0/a~1b` (RFC 6901). */
export function pointer(segments: readonly (string | number)[]): string {
  let path = '';
  for (const segment of segments) path += `/${typeof segment === 'number' ? segment : escaped(segment)}`;
  return path;
}

/** Every value of every line has a path, and hardly a name has anything to escape. */
function escaped(segment: string): string {
  return /[~/]/.test(segment) ? segment.replaceAll('~', '~0').replaceAll('/', '~1') : segment;
}

/** The segments of a JSON Pointer. */
export function segmentsOf(path: string): string[] {
  return path
    .split('/')
    .slice(1)
    .map((s) => s.replaceAll('~1', '/').replaceAll('~0', '~'));
}
