import { durationOf, millisecondsOf } from '../calendar/duration.ts';
import type { DelayNode } from '../definition/delay.ts';
import type { ApprovalNode, WorkflowDefinition } from '../definition/workflow.ts';
import { checkRole, typeOfPath } from './check-names.ts';
import type { CompileContext, Segments } from './context.ts';

/** No clock is shorter than a minute, none longer than a year and a day. */
const longest = millisecondsOf({ amount: 366, unit: 'days' });

/** What the ladder of a node names must exist, and its waits must be ones that pass (approval.md H2). */
export function checkTimeouts(
  context: CompileContext,
  { entity }: WorkflowDefinition,
  { timeouts }: ApprovalNode,
  at: Segments,
): void {
  for (const [index, rung] of timeouts.entries()) {
    const where = [...at, 'timeouts', index];
    if (typeof rung.after === 'string') checkWait(context, rung.after, [...where, 'after']);
    else checkDateField(context, entity, rung.after.field, [...where, 'after']);
    if (rung.action === 'remind' && rung.repeat)
      checkWait(context, rung.repeat.every, [...where, 'repeat', 'every']);
    if ('to' in rung && typeof rung.to === 'object' && 'role' in rung.to)
      checkRole(context, rung.to.role, [...where, 'to']);
  }
}

/** What a delay waits for must exist and pass (approval.md G6). */
export function checkDelay(
  context: CompileContext,
  { entity }: WorkflowDefinition,
  { until }: DelayNode,
  at: Segments,
): void {
  const where = [...at, 'until'];
  if ('after' in until) checkWait(context, until.after, [...where, 'after']);
  if ('field' in until) checkDateField(context, entity, until.field, [...where, 'field']);
}

function checkDateField(context: CompileContext, entity: string, field: string, at: Segments): void {
  const kind = typeOfPath(context, entity, field)?.kind;
  if (kind === undefined) context.report('definition.unknown-field', at, { field });
  else if (kind !== 'date' && kind !== 'date-time')
    context.report('definition.wrong-field-type', at, { field, wanted: 'date' });
}

function checkWait(context: CompileContext, text: string, at: Segments): void {
  const length = millisecondsOf(durationOf(text));
  if (length === 0 || length > longest) context.report('workflow.wait-out-of-range', at, { wait: text });
}
