import type { ConversionDefinition } from '../definition/conversion.ts';
import type { EntityDefinition } from '../definition/entity.ts';
import { boolean, unknown } from '../expression/value-type.ts';
import type { CompiledConversion } from './compiled.ts';
import type { CompileContext, Segments } from './context.ts';

export function compileConversion(
  context: CompileContext,
  module: string,
  definition: ConversionDefinition,
): CompiledConversion {
  const at: Segments = [module, 'conversion', definition.id];
  for (const key of ['from', 'to'] as const)
    if (!context.entity(definition[key]))
      context.report('definition.unknown-entity', [...at, key], { entity: definition[key] });
  checkConversion(context, definition, at);
  const scopes = context.scopes(module);
  const { lines } = definition;
  const when = context.expression(definition.when, scopes.record(definition.from), boolean, [...at, 'when']);
  return {
    id: definition.id,
    module,
    definition,
    ...(when && { when }),
    fields: context.expressions(
      definition.fields,
      scopes.record(definition.from),
      (key) => context.shapes.member(definition.to, key) ?? unknown,
      [...at, 'fields'],
    ),
    lineFields: lines
      ? context.expressions(
          lines.fields,
          scopes.line(definition.from, lines.from),
          (key) => context.shapes.member(`${definition.to}.${lines.to}`, key) ?? unknown,
          [...at, 'lines', 'fields'],
        )
      : {},
  };
}

function checkConversion(context: CompileContext, definition: ConversionDefinition, at: Segments): void {
  const [from, to] = [context.entity(definition.from), context.entity(definition.to)];
  if (!from || !to) return;
  const column = (entity: EntityDefinition, linesId: string, fieldId: string, ...where: string[]) => {
    const lines = entity.fields[linesId];
    if (lines?.type !== 'lines' || !Object.hasOwn(lines.fields, fieldId))
      context.report('definition.unknown-field', [...at, ...where], { field: `${linesId}.${fieldId}` });
  };
  const source = to.fields[definition.source];
  if (source?.type !== 'reference' || source.entity !== from.id)
    context.report('definition.wrong-field-type', [...at, 'source'], {
      field: definition.source,
      wanted: `reference to ${from.id}`,
    });
  for (const key of Object.keys(definition.fields))
    if (!Object.hasOwn(to.fields, key))
      context.report('definition.unknown-field', [...at, 'fields', key], { field: key });
  const { lines } = definition;
  if (lines) {
    for (const key of ['of', 'taken', 'done'] as const) {
      column(from, lines.from, lines[key], 'lines', key);
      checkNumber(context, `${from.id}.${lines.from}`, lines[key], [...at, 'lines', key]);
    }
    column(to, lines.to, lines.quantity, 'lines', 'quantity');
    checkNumber(context, `${to.id}.${lines.to}`, lines.quantity, [...at, 'lines', 'quantity']);
    for (const key of Object.keys(lines.fields)) column(to, lines.to, key, 'lines', 'fields', key);
  }
  for (const state of [...definition.doneIn, ...definition.voidIn])
    if (!Object.hasOwn(to.states, state)) context.report('definition.unknown-state', at, { state });
  for (const state of Object.values(definition.sourceStates))
    if (state !== undefined && !Object.hasOwn(from.states, state))
      context.report('definition.unknown-state', [...at, 'sourceStates'], { state });
}

/** Quantities are counted; a column that there is not has been reported already. */
function checkNumber(context: CompileContext, shape: string, column: string, at: Segments): void {
  const type = context.shapes.member(shape, column);
  if (type && type.kind !== 'number')
    context.report('definition.wrong-field-type', at, { field: column, wanted: 'number' });
}
