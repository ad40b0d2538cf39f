import type { CompiledNode, CompiledWorkflow } from '../compile/compiled-workflow.ts';
import type { Segments } from '../compile/context.ts';
import type { AssigneeSource } from '../definition/assignees.ts';
import type { CompiledExpression } from '../expression/compile-expression.ts';
import type { Read } from '../expression/scope.ts';

/** What a place of a workflow reads, below the workflow or the node. */
export interface ReadAt {
  at: Segments;
  reads: readonly Read[];
  /** The lines whose columns it names. */
  lines?: string | undefined;
  /** The workflow whose record it reads, where that is another one's (approval.md G5). */
  of?: string;
}

/** Everything that a workflow reads of its record while it runs, by where it is written. */
export function* readsOfWorkflow({ definition, nodes }: CompiledWorkflow): Generator<ReadAt> {
  if (definition.amount !== undefined) yield named(definition.amount, ['amount']);
  for (const [id, node] of nodes)
    for (const one of readsOfNode(node)) yield { ...one, at: ['nodes', id, ...one.at] };
}

function* readsOfNode(node: CompiledNode): Generator<ReadAt> {
  if ('branches' in node)
    for (const { id, when } of node.branches) yield* written(when, ['branches', id, 'when']);
  if (node.type === 'approval') {
    yield* written(node.skipWhen, ['skipWhen']);
    for (const [index, { after }] of node.definition.timeouts.entries())
      if (typeof after !== 'string') yield named(after.field, ['timeouts', index, 'after']);
  }
  if (node.type === 'approval' || node.type === 'cc')
    for (const [index, source] of node.definition.assignees.from.entries())
      for (const one of readsOfSource(source, node.expressions))
        yield { ...one, at: ['assignees', 'from', index, ...one.at] };
  if (node.type === 'delay' && 'field' in node.definition.until)
    yield named(node.definition.until.field, ['until', 'field']);
  if (node.type === 'service') {
    yield* each(node.call.input, ['input']);
    yield* each(node.compensation?.input, ['compensate', 'input']);
  }
  if (node.type === 'subprocess') yield* readsOfSubprocess(node);
}

function* readsOfSource(
  source: AssigneeSource,
  expressions: Readonly<Record<string, CompiledExpression>>,
): Generator<ReadAt> {
  if ('expression' in source) yield* written(expressions[source.expression], ['expression']);
  if ('authority' in source) yield named(source.authority, ['authority']);
  if ('authority' in source && source.category !== undefined) yield named(source.category, ['category']);
  if ('chain' in source && typeof source.chain === 'object' && 'limit' in source.chain) {
    yield named(source.chain.limit, ['chain', 'limit'], 'user');
    yield named(source.chain.amount, ['chain', 'amount']);
  }
}

function* readsOfSubprocess(node: CompiledNode & { type: 'subprocess' }): Generator<ReadAt> {
  const { forEach, lines, workflow } = node.definition;
  for (const one of each(node.input, ['input'])) yield { ...one, lines: forEach };
  for (const one of each(node.lineInput, ['lines', 'input'])) yield { ...one, lines: lines?.from };
  for (const one of each(node.output, ['output'])) yield { ...one, of: workflow };
}

/** A field that is named without an expression. */
function named(path: string, at: Segments, root = 'record'): ReadAt {
  return { at, reads: [{ root, path: path.split('.') }] };
}

function* written(expression: CompiledExpression | undefined, at: Segments): Generator<ReadAt> {
  if (expression) yield { at, reads: expression.reads };
}

function* each(
  expressions: Readonly<Record<string, CompiledExpression>> | undefined,
  at: Segments,
): Generator<ReadAt> {
  for (const [key, one] of Object.entries(expressions ?? {})) yield* written(one, [...at, key]);
}
