import type { ReportDefinition } from '../definition/report.ts';
import { boolean } from '../expression/value-type.ts';
import type { CompiledReport } from './compiled.ts';
import type { CompileContext, Segments } from './context.ts';
import { parameterType } from './shapes.ts';

export function compileReport(
  context: CompileContext,
  module: string,
  definition: ReportDefinition,
): CompiledReport {
  const at: Segments = [module, 'report', definition.id];
  const entity = context.modules.map((one) => one.entity[definition.entity]).find(Boolean);
  if (!entity) context.report('definition.unknown-entity', [...at, 'entity'], { entity: definition.entity });
  if (definition.kind === 'print') {
    for (const [index, state] of definition.states.entries())
      if (entity && !Object.hasOwn(entity.states, state))
        context.report('definition.unknown-state', [...at, 'states', index], { state });
    return { id: definition.id, module, definition };
  }
  const known = (path: string | undefined, ...where: string[]) => {
    const [first = '', second] = (path ?? '').split('.');
    const shape = second === undefined ? definition.entity : `${definition.entity}.${first}`;
    if (path !== undefined && !context.shapes.member(shape, second ?? first))
      context.report('definition.unknown-field', [...at, ...where], { field: path });
  };
  for (const [id, group] of Object.entries(definition.groups)) known(group.field, 'groups', id, 'field');
  for (const [id, measure] of Object.entries(definition.measures))
    known(measure.field, 'measures', id, 'field');
  const parameters = Object.fromEntries(
    Object.entries(definition.parameters).map(([id, one]) => [id, parameterType(one.type, one.entity)]),
  );
  const scope = context.scopes(module).record(definition.entity, parameters);
  const filter = context.expression(definition.filter, scope, boolean, [...at, 'filter']);
  return { id: definition.id, module, definition, ...(filter && { filter }) };
}
