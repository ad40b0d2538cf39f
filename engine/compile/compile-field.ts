import type { ColumnDefinition, FieldDefinition } from '../definition/field.ts';
import type { Scope } from '../expression/scope.ts';
import { boolean, text, unknown, type ValueType } from '../expression/value-type.ts';
import { fieldTypeOf } from '../field-types/index.ts';
import { scaleOf } from '../field-types/result.ts';
import { compileRollUp } from './compile-roll-up.ts';
import type { CompiledField } from './compiled.ts';
import type { CompileContext, Segments } from './context.ts';
import { isLinearPattern } from './linear-pattern.ts';
import { isNumberPattern } from './number-pattern.ts';
import { reservedFieldIds } from './shapes.ts';

/** Where a field stands. */
export interface Place {
  module: string;
  entity: string;
  /** The lines field that the column stands in. */
  lines?: string;
  at: Segments;
}

/** Compiles one field or column: its type, its expressions, what it refers to. */
export function compileField(
  context: CompileContext,
  fieldId: string,
  definition: FieldDefinition,
  place: Place,
): CompiledField {
  const { at } = place;
  const shape = place.lines ? `${place.entity}.${place.lines}` : place.entity;
  const scopes = context.scopes(place.module);
  const scope = place.lines ? scopes.line(place.entity, place.lines) : scopes.record(place.entity);
  const valueType = context.shapes.member(shape, fieldId) ?? unknown;
  const compile = (source: string | undefined, wanted: ValueType, key: string, within: Scope = scope) =>
    context.expression(source, within, wanted, [...at, key]);
  if (reservedFieldIds.has(fieldId)) context.report('definition.reserved-id', at, { id: fieldId });
  const field: CompiledField = {
    id: fieldId,
    path: place.lines ? `${place.lines}.${fieldId}` : fieldId,
    definition,
    valueType,
    computed: fieldTypeOf(definition).computed === true,
    live: definition.type === 'roll-up' && definition.ledger !== undefined,
    refersTo: refersTo(definition),
    default: compile(definition.default, valueType, 'default'),
    check: compile(definition.check, boolean, 'check'),
    requiredWhen: compile(definition.requiredWhen, boolean, 'requiredWhen'),
    visibleWhen: compile(definition.visibleWhen, boolean, 'visibleWhen'),
    readOnlyWhen: compile(definition.readOnlyWhen, boolean, 'readOnlyWhen'),
  };
  if ('filter' in definition) field.filter = compile(definition.filter, boolean, 'filter');
  if (definition.type === 'quantity') field.unit = compile(definition.unit, text, 'unit');
  if (definition.type === 'formula') field.formula = compile(definition.formula, valueType, 'formula');
  if (definition.type === 'formula') field.scale = scaleOf(definition.result, definition.scale);
  if (definition.type === 'roll-up') compileRollUp(context, field, definition, scope, place);
  if (definition.type === 'lines') field.columns = compileColumns(context, fieldId, definition.fields, place);
  checkOptions(context, definition, at);
  return field;
}

function refersTo(definition: FieldDefinition): string | undefined {
  if (definition.type === 'reference') return definition.entity;
  return definition.type === 'user' || definition.type === 'department' ? definition.type : undefined;
}

function compileColumns(
  context: CompileContext,
  linesId: string,
  columns: Record<string, ColumnDefinition>,
  place: Place,
): Map<string, CompiledField> {
  const compiled = new Map<string, CompiledField>();
  for (const [columnId, column] of Object.entries(columns))
    compiled.set(
      columnId,
      compileField(context, columnId, column, {
        ...place,
        lines: linesId,
        at: [...place.at, 'fields', columnId],
      }),
    );
  return compiled;
}

function checkOptions(context: CompileContext, definition: FieldDefinition, at: Segments): void {
  if (definition.type === 'text' && definition.pattern !== undefined && !isLinearPattern(definition.pattern))
    context.report('definition.pattern-invalid', [...at, 'pattern'], { pattern: definition.pattern });
  if (definition.type === 'auto-number' && !isNumberPattern(definition.pattern))
    context.report('definition.numbering-invalid', [...at, 'pattern'], { pattern: definition.pattern });
  if (definition.type === 'multi-choice' && !definition.options === !definition.optionsFrom)
    context.report('definition.wrong-shape', at, { wanted: 'either options or optionsFrom' });
  if (
    definition.type === 'reference' &&
    !context.modules.some((module) => Object.hasOwn(module.entity, definition.entity))
  )
    context.report('definition.unknown-entity', [...at, 'entity'], { entity: definition.entity });
}
