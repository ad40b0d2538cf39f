import type { SubprocessNode } from '../definition/subprocess.ts';
import type { Scope } from '../expression/scope.ts';
import { unknown } from '../expression/value-type.ts';
import { checkField, typeOfPath } from './check-names.ts';
import { isPeople } from './compile-people.ts';
import type { CompiledNode } from './compiled-workflow.ts';
import type { CompileContext, Segments } from './context.ts';

interface SubprocessPlace {
  id: string;
  module: string;
  /** The entity of the workflow that it stands in. */
  entity: string;
  at: Segments;
}

/** Compiles what a sub-process is given and what it gives back; both fit the fields that they fill (approval.md G5). */
export function compileSubprocess(
  context: CompileContext,
  node: SubprocessNode,
  { id, module, entity, at }: SubprocessPlace,
): CompiledNode & { type: 'subprocess' } {
  const { workflow, forEach, lines, input, output } = node;
  const scopes = context.scopes(module);
  const child = context.workflow(workflow)?.entity;
  if (child === undefined) context.report('definition.unknown-workflow', [...at, 'workflow'], { workflow });
  else checkStart(context, child, workflow, at);
  checkShape(context, node, entity, at);
  const compiled = { id, type: 'subprocess' as const, definition: node, next: node.next };
  if (child === undefined) return { ...compiled, input: {}, lineInput: {}, output: {} };
  const own = scopes.subprocess(entity, forEach);
  const filled = forEach === undefined ? entity : `${entity}.${forEach}`;
  return {
    ...compiled,
    input: compileFields(context, input, own, { shape: child, at: [...at, 'input'] }),
    lineInput: lines ? compileLines(context, lines, { id, module, entity, at }, child) : {},
    output: compileFields(context, output, scopes.record(child), { shape: filled, at: [...at, 'output'] }),
  };
}

function compileLines(
  context: CompileContext,
  { from, to, input }: NonNullable<SubprocessNode['lines']>,
  { module, entity, at }: SubprocessPlace,
  child: string,
) {
  const where = [...at, 'lines'];
  checkLines(context, entity, from, [...where, 'from']);
  checkLines(context, child, to, [...where, 'to']);
  const scope = context.scopes(module).subprocess(entity, from);
  return compileFields(context, input, scope, { shape: `${child}.${to}`, at: [...where, 'input'] });
}

/** What the fields of a shape are filled with; what is no field of it is reported. */
function compileFields(
  context: CompileContext,
  sources: Record<string, string>,
  scope: Scope,
  { shape, at }: { shape: string; at: Segments },
) {
  const typeOf = (field: string) => {
    checkField(context, shape, field, [...at, field]);
    return typeOfPath(context, shape, field) ?? unknown;
  };
  return context.expressions(sources, scope, typeOf, at);
}

/** What does not go together. */
function checkShape(
  context: CompileContext,
  { forEach, lines, wait, output, initiator }: SubprocessNode,
  entity: string,
  at: Segments,
): void {
  if (forEach !== undefined) checkLines(context, entity, forEach, [...at, 'forEach']);
  if (forEach !== undefined && lines)
    context.report('workflow.subprocess-lines', [...at, 'lines'], { lines: forEach });
  if (!wait && Object.keys(output).length > 0)
    context.report('workflow.subprocess-output', [...at, 'output']);
  if (typeof initiator !== 'object') return;
  const where = [...at, 'initiator', 'field'];
  const type = typeOfPath(context, entity, initiator.field);
  const [first, column] = initiator.field.split('.');
  if (!type || (column !== undefined && first !== forEach))
    context.report('definition.unknown-field', where, { field: initiator.field });
  else if (!isPeople(type) || type.kind === 'list')
    context.report('definition.wrong-field-type', where, { field: initiator.field, wanted: 'user' });
}

function checkLines(context: CompileContext, entity: string, field: string, at: Segments): void {
  if (context.entity(entity)?.fields[field]?.type !== 'lines')
    context.report('definition.unknown-field', at, { field });
}

/** A new record must be one that this workflow can be started for. */
function checkStart(context: CompileContext, entity: string, workflow: string, at: Segments): void {
  const definition = context.entity(entity);
  if (!definition) return;
  const [first = ''] = Object.keys(definition.states);
  const starts = Object.values(definition.transitions).some(
    (one) => one.workflow === workflow && one.from.includes(first),
  );
  if (!starts) context.report('workflow.subprocess-not-startable', [...at, 'workflow'], { workflow, entity });
}
