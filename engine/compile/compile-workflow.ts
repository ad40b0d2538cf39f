import type { WorkflowDefinition, WorkflowNode } from '../definition/workflow.ts';
import type { CompiledExpression } from '../expression/compile-expression.ts';
import { boolean } from '../expression/value-type.ts';
import { checkApproval, checkCopied } from './check-approval.ts';
import { checkField, checkRole } from './check-names.ts';
import { checkDelay } from './check-timeouts.ts';
import { compileDecision } from './compile-decision.ts';
import { compilePeople } from './compile-people.ts';
import { type CallPlace, checkOutput, compileCall } from './compile-service.ts';
import { compileSubprocess } from './compile-subprocess.ts';
import type { CompiledBranch, CompiledNode, CompiledWorkflow } from './compiled-workflow.ts';
import type { CompileContext, Segments } from './context.ts';
import { forkStructureOf, isFork } from './fork-structure.ts';
import { targetsOf } from './targets.ts';

/** Compiles one workflow: rules, conditions, and what both read. Whether the graph makes sense is `check/`'s business. */
export function compileWorkflow(
  context: CompileContext,
  module: string,
  definition: WorkflowDefinition,
): CompiledWorkflow | undefined {
  const at: Segments = [module, 'workflow', definition.id];
  if (!context.entity(definition.entity)) {
    context.report('definition.unknown-entity', [...at, 'entity'], { entity: definition.entity });
    return undefined;
  }
  const scope = context.scopes(module).workflow(definition.entity, isAmendment(context, definition));
  const nodes = new Map<string, CompiledNode>();
  for (const [id, node] of Object.entries(definition.nodes)) {
    const where = [...at, 'nodes', id];
    checkTargets(context, definition, node, where);
    if (node.type === 'approval') checkApproval(context, definition, node, where);
    if (node.type === 'cc') checkCopied(context, definition, node, where);
    if (node.type === 'delay') checkDelay(context, definition, node, where);
    nodes.set(id, compileNode(context, module, id, node, { scope, definition, at: where }));
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
  const reads = [...nodes.values()].flatMap(conditionsOf).flatMap((one) => one.reads);
  const conditionFields = reads
    .filter((read) => read.root === 'record' && read.path[0])
    .map((read) => read.path[0] as string);
  return {
    id: definition.id,
    module,
    definition,
    start: start?.id ?? '',
    nodes,
    additionRules: {
      any: compileDecision(context, module, 'any', at),
      all: compileDecision(context, module, 'all', at),
      sequential: compileDecision(context, module, 'sequential', at),
    },
    references: [],
    conditionFields: [...new Set(conditionFields)],
    structure: forkStructureOf(start?.id ?? '', definition.nodes),
  };
}

/** Whether requests to change or cancel what is approved run on it (approval.md L6, L7). */
function isAmendment(context: CompileContext, { id, entity }: WorkflowDefinition): boolean {
  const amendments = context.entity(entity)?.amendments;
  return amendments?.change?.workflow === id || amendments?.cancel?.workflow === id;
}

/** Everything that a node reads of the record: what it asks before it goes on, and what it gives to a service or a sub-process. */
export function expressionsOf(node: CompiledNode): CompiledExpression[] {
  if (node.type === 'subprocess') return [node.input, node.lineInput].flatMap((one) => Object.values(one));
  if (node.type !== 'service') return conditionsOf(node);
  return [node.call, node.compensation].flatMap((call) => Object.values(call?.input ?? {}));
}

/** Everything that a node asks of the record before it goes on. */
function conditionsOf(node: CompiledNode): CompiledExpression[] {
  if (node.type === 'approval') return node.skipWhen ? [node.skipWhen] : [];
  return 'branches' in node ? node.branches.flatMap((one) => one.when ?? []) : [];
}

function compileNode(
  context: CompileContext,
  module: string,
  id: string,
  node: WorkflowNode,
  { scope, definition, at }: CallPlace,
): CompiledNode {
  const condition = context.scopes(module).condition(scope);
  const branchesOf = (branches: Readonly<Record<string, { when?: string | undefined; next: string }>>) =>
    Object.entries(branches).map(([branchId, branch]): CompiledBranch => {
      const when = context.expression(branch.when, condition, boolean, [...at, 'branches', branchId, 'when']);
      return { id: branchId, next: branch.next, ...(when && { when }) };
    });
  const skipWhen =
    node.type === 'approval'
      ? context.expression(node.skipWhen, condition, boolean, [...at, 'skipWhen'])
      : undefined;
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
        expressions: compilePeople(context, node.assignees, scope, [...at, 'assignees', 'from']),
        ...(skipWhen && { skipWhen }),
      };
    case 'cc':
      return {
        id,
        type: 'cc',
        definition: node,
        next: node.next,
        expressions: compilePeople(context, node.assignees, scope, [...at, 'assignees', 'from']),
      };
    case 'auto':
      return { id, type: 'auto', definition: node };
    case 'delay':
      return { id, type: 'delay', definition: node, next: node.next };
    case 'service': {
      checkOutput(context, node, { definition, at });
      const place = { scope, definition };
      return {
        id,
        type: 'service',
        definition: node,
        next: node.next,
        call: compileCall(context, node, { ...place, at }),
        ...(node.compensate && {
          compensation: compileCall(context, node.compensate, { ...place, at: [...at, 'compensate'] }),
        }),
      };
    }
    case 'subprocess':
      return compileSubprocess(context, node, { id, module, entity: definition.entity, at });
    case 'exclusive':
      return { id, type: 'exclusive', definition: node, branches: branchesOf(node.branches) };
    case 'parallel':
      return { id, type: 'parallel', definition: node, branches: branchesOf(node.branches) };
    case 'inclusive':
      return { id, type: 'inclusive', definition: node, branches: branchesOf(node.branches) };
    case 'join':
      return { id, type: 'join', definition: node, next: node.next };
    case 'end-branch':
      return { id, type: 'end-branch', definition: node };
    case 'end':
      return { id, type: 'end', definition: node };
  }
}

function checkTargets(
  context: CompileContext,
  definition: WorkflowDefinition,
  node: WorkflowNode,
  at: Segments,
): void {
  const join = isFork(node) ? [{ key: ['join'], target: node.join }] : [];
  for (const { key, target } of [...targetsOf(node), ...join])
    if (!Object.hasOwn(definition.nodes, target))
      context.report('definition.unknown-node', [...at, ...key], { node: target });
}
