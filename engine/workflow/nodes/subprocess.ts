import type { Environment, Row } from '../../expression/environment.ts';
import { askChild, deepestSubprocess, mostChildren } from '../children.ts';
import type { Token } from '../instance.ts';
import { humanApprovals, visitsOnPath } from '../path.ts';
import { inputOf } from '../plain-values.ts';
import type { Run } from '../run.ts';
import type { Child, SubprocessWait } from '../wait.ts';
import { newWait } from '../waits.ts';
import { NobodyToAsk } from './approval.ts';
import type { NodeOf, NodeType } from './node.ts';

/** A sub-process that cannot begin: there are too many, or they stand too deep inside one another (approval.md K10). */
export class CannotStart extends Error {
  readonly code: 'loop' | 'subprocess';
  constructor(code: 'loop' | 'subprocess', detail: string) {
    super(detail);
    this.code = code;
  }
}

/** Has records of their own submitted, and waits for what their approvals say, or goes on at once (approval.md G5). */
export const subprocessNode: NodeType<'subprocess'> = {
  enter(run, node, token) {
    const { parent } = run.instance;
    if ((parent?.depth ?? 0) >= deepestSubprocess)
      throw new CannotStart('loop', `sub-processes ${deepestSubprocess} deep`);
    const rows = rowsOf(run, node);
    if (rows.length > mostChildren)
      throw new CannotStart('subprocess', `${rows.length} > ${mostChildren} × ${node.definition.workflow}`);
    const begun = newWait(run, node.id, token);
    const children = rows.map((row, index): Child => {
      const id = `${begun.id}-${index + 1}`;
      return {
        id,
        key: `${run.instance.id}:${id}`,
        ...(row && { row: String(row.id) }),
        initiator: initiatorOf(run, node, token, row),
        input: given(run, node, row),
        state: 'asked',
      };
    });
    const isAwaited = node.definition.wait;
    const wait: SubprocessWait = {
      ...begun,
      kind: 'subprocess',
      workflow: node.definition.workflow,
      ...(!isAwaited && { detached: true }),
      children,
    };
    run.emit({ type: 'wait-begun', wait });
    for (const child of children) askChild(run, wait, child);
    if (isAwaited && children.length > 0) return 'wait';
    run.emit({ type: 'wait-ended', wait: wait.id, state: 'done', at: run.now });
    return { next: node.next };
  },
};

/** One child for each line, or a single one for the record. */
function rowsOf(run: Run, { definition: { forEach } }: NodeOf<'subprocess'>): (Row | undefined)[] {
  return forEach === undefined ? [undefined] : linesOf(run, forEach);
}

function linesOf({ facts: { record } }: Run, field: string): Row[] {
  const lines = record[field];
  return Array.isArray(lines) ? (lines as Row[]) : [];
}

function given(run: Run, { definition, input, lineInput }: NodeOf<'subprocess'>, row: Row | undefined) {
  const environment = run.environment();
  const own = inputOf({ input }, within(environment, row));
  const { lines } = definition;
  if (!lines) return own;
  const rows = linesOf(run, lines.from).map((line) =>
    inputOf({ input: lineInput }, within(environment, line)),
  );
  return { ...own, [lines.to]: rows };
}

function within(environment: Environment, row: Row | undefined): Environment {
  return row ? { ...environment, roots: { ...environment.roots, row } } : environment;
}

/** Who submits it: a person who is there (approval.md G5). */
function initiatorOf(
  run: Run,
  { id, definition: { initiator } }: NodeOf<'subprocess'>,
  token: Token,
  row: Row | undefined,
): string {
  const named =
    typeof initiator === 'object'
      ? personIn(run, initiator.field, row)
      : ((initiator === 'approver' ? lastApprover(run, token) : undefined) ?? run.instance.initiator.id);
  if (named === undefined || !run.facts.facts.organisation.person(named)?.active) throw new NobodyToAsk(id);
  return named;
}

function personIn({ facts: { record } }: Run, field: string, row: Row | undefined): string | undefined {
  const [first = '', column] = field.split('.');
  const named = column === undefined ? record[first] : row?.[column];
  return (named as { id?: string } | null | undefined)?.id;
}

function lastApprover(run: Run, token: Token): string | undefined {
  const approvals = visitsOnPath(run.instance, token).flatMap(humanApprovals);
  return approvals.at(-1)?.assignee.id;
}
