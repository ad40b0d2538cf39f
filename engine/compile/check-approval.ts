import type { AssigneeSource, Assignees } from '../definition/assignees.ts';
import type { CcNode } from '../definition/automatic.ts';
import type { ApprovalNode, WorkflowDefinition } from '../definition/workflow.ts';
import { checkField, checkRole, typeOfPath } from './check-names.ts';
import { checkTimeouts } from './check-timeouts.ts';
import type { CompileContext, Segments } from './context.ts';
import { ruleOf } from './decision-rules.ts';

/** What an approval node names must exist, and its people must fit its decision. */
export function checkApproval(
  context: CompileContext,
  definition: WorkflowDefinition,
  node: ApprovalNode,
  at: Segments,
): void {
  const { from, ifNone, notSameAs } = node.assignees;
  if (from.length === 0)
    context.report('workflow.assignee-missing', [...at, 'assignees', 'from'], { node: String(at.at(-1)) });
  for (const [index, source] of from.entries())
    checkSource(context, definition, source, [...at, 'assignees', 'from', index]);
  for (const [index, policy] of ifNone.entries())
    if (typeof policy === 'object' && 'role' in policy)
      checkRole(context, policy.role, [...at, 'assignees', 'ifNone', index]);
  for (const [index, other] of notSameAs.entries())
    checkNode(context, definition, other, [...at, 'assignees', 'notSameAs', index]);
  for (const path of Object.keys(node.fields))
    checkField(context, definition.entity, path, [...at, 'fields', path]);
  checkChoice(context, node.assignees, at);
  checkGroups(context, node, at);
  checkWeights(context, node, at);
  checkTimeouts(context, definition, node, at);
  const chain = from.findIndex((source) => 'chain' in source);
  if (chain >= 0 && ruleOf(node.decision).order !== 'sequential')
    context.report('workflow.chain-not-sequential', [...at, 'assignees', 'from', chain]);
}

/** The people whom a cc node tells (approval.md S10). */
export function checkCopied(
  context: CompileContext,
  definition: WorkflowDefinition,
  { assignees: { from } }: CcNode,
  at: Segments,
): void {
  for (const [index, source] of from.entries())
    checkSource(context, definition, source, [...at, 'assignees', 'from', index]);
}

function checkSource(
  context: CompileContext,
  definition: WorkflowDefinition,
  source: AssigneeSource,
  at: Segments,
): void {
  const { entity } = definition;
  if ('role' in source) checkRole(context, source.role, at);
  if ('approverOf' in source) checkNode(context, definition, source.approverOf, [...at, 'approverOf']);
  if ('chosenBy' in source)
    for (const [index, one] of source.among.entries())
      checkSource(context, definition, one, [...at, 'among', index]);
  if ('chain' in source && typeof source.chain === 'object') {
    if ('role' in source.chain) checkRole(context, source.chain.role, [...at, 'chain']);
    if ('limit' in source.chain) {
      checkNumber(context, 'user', source.chain.limit, [...at, 'chain', 'limit']);
      checkNumber(context, entity, source.chain.amount, [...at, 'chain', 'amount']);
    }
  }
  if ('authority' in source) {
    checkNumber(context, entity, source.authority, [...at, 'authority']);
    if (source.category !== undefined) checkField(context, entity, source.category, [...at, 'category']);
  }
  if (!('field' in source)) return;
  const type = typeOfPath(context, entity, source.field);
  if (type?.kind !== 'record' || (type.shape !== 'user' && type.shape !== 'department'))
    context.report('definition.wrong-field-type', at, { field: source.field, wanted: 'user or department' });
}

function checkNumber(context: CompileContext, entity: string, field: string, at: Segments): void {
  if (typeOfPath(context, entity, field)?.kind !== 'number')
    context.report('definition.wrong-field-type', at, { field, wanted: 'number' });
}

/** Another approval node of the same workflow. */
function checkNode(context: CompileContext, definition: WorkflowDefinition, id: string, at: Segments): void {
  if (definition.nodes[id]?.type !== 'approval') context.report('definition.unknown-node', at, { node: id });
}

/** One choice a node, of no more people than it allows (approval.md A5). */
function checkChoice(context: CompileContext, { from }: Assignees, at: Segments): void {
  const choices = from.flatMap((source, index) => ('chosenBy' in source ? [{ source, index }] : []));
  for (const [count, { source, index }] of choices.entries())
    if (count > 0 || source.least > source.most)
      context.report('workflow.choice-not-possible', [...at, 'assignees', 'from', index]);
}

/** Where groups sign, every source signs for one, and every group has a source (approval.md M7). */
function checkGroups(
  context: CompileContext,
  { decision, assignees: { from } }: ApprovalNode,
  at: Segments,
): void {
  if (typeof decision !== 'object' || !('groups' in decision)) return;
  for (const [index, source] of from.entries())
    if (source.signsFor === undefined)
      context.report('workflow.group-missing', [...at, 'assignees', 'from', index]);
  for (const group of Object.keys(decision.groups))
    if (!from.some((source) => source.signsFor === group))
      context.report('workflow.group-without-people', [...at, 'decision', 'groups', group], { group });
}

/** Where votes are weighed, there is weight, and as far as it is known no less than is asked for (approval.md M6). */
function checkWeights(
  context: CompileContext,
  { decision, assignees: { from } }: ApprovalNode,
  at: Segments,
): void {
  if (typeof decision !== 'object' || !('vote' in decision)) return;
  const { vote } = decision;
  if (!('points' in vote) && !('of' in vote && vote.of === 'weight')) return;
  const sum = from.reduce((total, source) => total + (source.weight ?? 1), 0);
  const isKnown = from.every((source) => 'user' in source);
  const wanted = 'points' in vote && isKnown ? vote.points : 1;
  if (sum < wanted) context.report('workflow.weight-missing', [...at, 'decision'], { sum, wanted });
}
