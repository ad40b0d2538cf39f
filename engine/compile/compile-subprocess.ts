import type { EntityDefinition } from '../definition/entity.ts';
import type { SubprocessNode } from '../definition/subprocess.ts';
import { unknown } from '../expression/value-type.ts';
import { typeOfPath } from './check-names.ts';
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
  const child = context.modules.map((one) => one.workflow[workflow]?.entity).find(Boolean);
  if (child === undefined) context.report('definition.unknown-workflow', [...at, 'workflow'], { workflow });
  else checkStart(context, child, workflow, at);
  checkShape(context, node, entity, at);
  const filled = forEach === undefined ? entity : `${entity}.${forEach}`;
  const wanted = (shape: string, where: Segments) => (key: string) => {
    const type = context.shapes.member(shape, key);
    if (!type && child !== undefined)
      context.report('definition.unknown-field', [...where, key], { field: key });
    return type ?? unknown;
  };
  const compiled = { id, type: 'subprocess' as const, definition: node, next: node.next };
  if (child === undefined) return { ...compiled, input: {}, lineInput: {}, output: {} };
  const given = [...at, 'input'];
  const back = [...at, 'output'];
  return {
    ...compiled,
    input: context.expressions(input, scopes.subprocess(entity, forEach), wanted(child, given), given),
    lineInput: lines ? compileLines(context, lines, { id, module, entity, at }, child) : {},
    output: context.expressions(output, scopes.record(child), wanted(filled, back), back),
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
  const wanted = (key: string) => {
    const type = context.shapes.member(`${child}.${to}`, key);
    if (!type) context.report('definition.unknown-field', [...where, 'input', key], { field: key });
    return type ?? unknown;
  };
  const scope = context.scopes(module).subprocess(entity, from);
  return context.expressions(input, scope, wanted, [...where, 'input']);
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
  if (entityOf(context, entity)?.fields[field]?.type !== 'lines')
    context.report('definition.unknown-field', at, { field });
}

/** A new record must be one that this workflow can be started for. */
function checkStart(context: CompileContext, entity: string, workflow: string, at: Segments): void {
  const definition = entityOf(context, entity);
  if (!definition) return;
  const [first = ''] = Object.keys(definition.states);
  const starts = Object.values(definition.transitions).some(
    (one) => one.workflow === workflow && one.from.includes(first),
  );
  if (!starts) context.report('workflow.subprocess-not-startable', [...at, 'workflow'], { workflow, entity });
}

function entityOf({ modules }: CompileContext, entity: string): EntityDefinition | undefined {
  return modules.map((one) => one.entity[entity]).find(Boolean);
}
