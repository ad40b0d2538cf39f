import type { PrintReport, ReportDefinition, TableReport } from '../definition/report.ts';
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
  const { entity } = definition;
  if (!isEntity(context, entity)) context.report('definition.unknown-entity', [...at, 'entity'], { entity });
  if (definition.kind === 'table') return compileTable(context, module, definition, at);
  checkStates(context, definition, at);
  return { id: definition.id, module, definition, defaults: {} };
}

function isEntity({ modules }: CompileContext, entity: string): boolean {
  return modules.some((module) => module.entity[entity] !== undefined);
}

function checkStates(context: CompileContext, { entity, states }: PrintReport, at: Segments): void {
  const known = context.modules.map((module) => module.entity[entity]).find(Boolean)?.states;
  for (const [index, state] of states.entries())
    if (known && !Object.hasOwn(known, state))
      context.report('definition.unknown-state', [...at, 'states', index], { state });
}

function compileTable(
  context: CompileContext,
  module: string,
  definition: TableReport,
  at: Segments,
): CompiledReport {
  const { id, entity, parameters } = definition;
  checkFields(context, definition, at);
  checkParameters(context, definition, [...at, 'parameters']);
  const types = Object.fromEntries(
    Object.entries(parameters).map(([name, one]) => [name, parameterType(one)]),
  );
  const scopes = context.scopes(module);
  const filter = context.expression(definition.filter, scopes.record(entity, types), boolean, [
    ...at,
    'filter',
  ]);
  const defaults = Object.fromEntries(
    Object.entries(parameters).flatMap(([name, one]) => {
      const where = [...at, 'parameters', name, 'default'];
      return [[name, context.expression(one.default, scopes.actor(), parameterType(one), where)] as const];
    }),
  );
  return { id, module, definition, defaults, ...(filter && { filter }) };
}

/** Every field that a column names. */
function checkFields(context: CompileContext, { entity, groups, measures }: TableReport, at: Segments): void {
  for (const [kind, columns] of Object.entries({ groups, measures }))
    for (const [id, { field }] of Object.entries<{ field?: string | undefined }>(columns)) {
      if (field === undefined) continue;
      const [first = '', column] = field.split('.');
      const shape = column === undefined ? entity : `${entity}.${first}`;
      if (!context.shapes.member(shape, column ?? first))
        context.report('definition.unknown-field', [...at, kind, id, 'field'], { field });
    }
}

/** What asks for the order of the rows, beside the parameters. */
const orderParameter = 'sort';

/** What a parameter of a type cannot do without. */
const needed = { reference: 'entity', choice: 'options', date: undefined, text: undefined } as const;

function checkParameters(context: CompileContext, { entity, parameters }: TableReport, at: Segments): void {
  for (const [id, one] of Object.entries(parameters)) {
    const where = [...at, id];
    if (id === orderParameter || context.shapes.member(entity, id))
      context.report('definition.reserved-id', where, { id });
    const key = needed[one.type];
    if (key !== undefined && one[key] === undefined) context.report('definition.missing-key', where, { key });
    if (one.entity !== undefined && !isEntity(context, one.entity))
      context.report('definition.unknown-entity', [...where, 'entity'], { entity: one.entity });
  }
}
