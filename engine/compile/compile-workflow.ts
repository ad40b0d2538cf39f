import type { AssigneeSource } from '../definition/assignees.ts';
import type { ApprovalNode, WorkflowDefinition, WorkflowNode } from '../definition/workflow.ts';
import type { Scope } from '../expression/scope.ts';
import { boolean } from '../expression/value-type.ts';
import { compileDecision } from './compile-decision.ts';
import type { CompiledBranch, CompiledNode, CompiledWorkflow } from './compiled-workflow.ts';
import type { CompileContext, Segments } from './context.ts';

/** Compiles one workflow: rules, conditions, and what both read. Whether the graph makes sense is `check/`'s business. */
export function compileWorkflow(
  context: CompileContext,
  module: string,
  definition: WorkflowDefinition,
): CompiledWorkflow | undefined {
  const at: Segments = [module, 'workflow', definition.id];
  if (!context.modules.some((one) => Object.hasOwn(one.entity, definition.entity))) {
    context.report('definition.unknown-entity', [...at, 'entity'], { entity: definition.entity });
    return undefined;
  }
  const scope = context.scopes(module).workflow(definition.entity);
  const nodes = new Map<string, CompiledNode>();
  for (const [id, node] of Object.entries(definition.nodes)) {
    const where = [...at, 'nodes', id];
    checkTargets(context, definition, node, where);
    if (node.type === 'approval') checkApproval(context, definition, node, where);
    nodes.set(id, compileNode(context, module, id, node, scope, where));
  }
  for (const [key, paths] of [
    ['summary', definition.summary],
    ['material', definition.material],
  ] as const)
    for (const [index, path] of paths.entries())
      checkField(context, definition.entity, path, [...at, key, index]);
  if ('role' in definition.admin) checkRole(context, definition.admin.role, [...at, 'admin']);
  const start = [...nodes.values()].find((node) => node.type === 'start');
  if (!start) context.report('workflow.no-start', at);
  const conditions = [...nodes.values()].flatMap((node) =>
    node.type === 'exclusive' ? node.branches.map((one) => one.when) : [],
  );
  const reads = conditions.flatMap((one) => one?.reads ?? []);
  const conditionFields = reads
    .filter((read) => read.root === 'record' && read.path[0])
    .map((read) => read.path[0] as string);
  return {
    id: definition.id,
    module,
    definition,
    start: start?.id ?? '',
    nodes,
    references: [],
    conditionFields: [...new Set(conditionFields)],
  };
}

function compileNode(
  context: CompileContext,
  module: string,
  id: string,
  node: WorkflowNode,
  scope: Scope,
  at: Segments,
): CompiledNode {
  switch (node.type) {
    case 'start':
      return { id, type: 'start', definition: node, next: node.next };
    case 'approval':
      return {
        id,
        type: 'approval',
        definition: node,
        next: node.next,
        decision: compileDecision(context, module, node.decision, [...at, 'decision']),
      };
    case 'exclusive':
      return {
        id,
        type: 'exclusive',
        definition: node,
        branches: Object.entries(node.branches).map(([branchId, branch]): CompiledBranch => {
          const when = context.expression(branch.when, scope, boolean, [...at, 'branches', branchId, 'when']);
          return { id: branchId, next: branch.next, ...(when && { when }) };
        }),
      };
    case 'end':
      return { id, type: 'end', definition: node };
  }
}

/** Where a node leads to; every one must exist. */
export function targetsOf(node: WorkflowNode): { key: (string | number)[]; target: string }[] {
  if (node.type === 'end') return [];
  if (node.type === 'exclusive')
    return Object.entries(node.branches).map(([id, branch]) => ({
      key: ['branches', id, 'next'],
      target: branch.next,
    }));
  const next = [{ key: ['next'], target: node.next }];
  if (node.type === 'approval' && typeof node.onReject === 'object')
    next.push({ key: ['onReject', 'branch'], target: node.onReject.branch });
  return next;
}

function checkTargets(
  context: CompileContext,
  definition: WorkflowDefinition,
  node: WorkflowNode,
  at: Segments,
): void {
  for (const { key, target } of targetsOf(node))
    if (!Object.hasOwn(definition.nodes, target))
      context.report('definition.unknown-node', [...at, ...key], { node: target });
}

function checkApproval(
  context: CompileContext,
  definition: WorkflowDefinition,
  node: ApprovalNode,
  at: Segments,
): void {
  if (node.assignees.from.length === 0)
    context.report('workflow.assignee-missing', [...at, 'assignees', 'from'], { node: String(at.at(-1)) });
  for (const [index, source] of node.assignees.from.entries())
    checkSource(context, definition.entity, source, [...at, 'assignees', 'from', index]);
  for (const [index, policy] of node.assignees.ifNone.entries())
    if (typeof policy === 'object' && 'role' in policy)
      checkRole(context, policy.role, [...at, 'assignees', 'ifNone', index]);
  for (const path of Object.keys(node.fields))
    checkField(context, definition.entity, path, [...at, 'fields', path]);
}

function checkSource(context: CompileContext, entity: string, source: AssigneeSource, at: Segments): void {
  if ('role' in source) checkRole(context, source.role, at);
  if (!('field' in source)) return;
  const type = typeOfPath(context, entity, source.field);
  if (type?.kind !== 'record' || (type.shape !== 'user' && type.shape !== 'department'))
    context.report('definition.wrong-field-type', at, { field: source.field, wanted: 'user or department' });
}

function checkRole(context: CompileContext, role: string, at: Segments): void {
  if (!context.modules.some((module) => Object.hasOwn(module.role, role)))
    context.report('definition.unknown-role', at, { role });
}

function checkField(context: CompileContext, entity: string, path: string, at: Segments): void {
  if (!typeOfPath(context, entity, path)) context.report('definition.unknown-field', at, { field: path });
}

function typeOfPath(context: CompileContext, entity: string, path: string) {
  const [first = '', second] = path.split('.');
  return second === undefined
    ? context.shapes.member(entity, first)
    : context.shapes.member(`${entity}.${first}`, second);
}
