import type { EntityDefinition } from '../definition/entity.ts';
import type { CompileContext, Segments } from './context.ts';

/** The type of a field of an entity, or of a column of its lines (`lines.price`); undefined when there is none. */
export function typeOfPath(context: CompileContext, entity: string, path: string) {
  const [first = '', second] = path.split('.');
  return second === undefined
    ? context.shapes.member(entity, first)
    : context.shapes.member(`${entity}.${first}`, second);
}

export function checkField(context: CompileContext, entity: string, path: string, at: Segments): void {
  if (!typeOfPath(context, entity, path)) context.report('definition.unknown-field', at, { field: path });
}

export function checkRole(context: CompileContext, role: string, at: Segments): void {
  if (!context.modules.some((module) => Object.hasOwn(module.role, role)))
    context.report('definition.unknown-role', at, { role });
}

/** A workflow that a record of this entity is approved by. */
export function checkWorkflow(
  context: CompileContext,
  definition: EntityDefinition,
  workflow: string,
  where: Segments,
): void {
  const found = context.workflow(workflow);
  if (!found) context.report('definition.unknown-workflow', [...where, 'workflow'], { workflow });
  else if (found.entity !== definition.id)
    context.report('definition.unknown-workflow', [...where, 'workflow'], { workflow, entity: found.entity });
}
