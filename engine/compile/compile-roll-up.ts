import type { ColumnDefinition, FieldDefinition, ResultType } from '../definition/field.ts';
import type { Scope } from '../expression/scope.ts';
import { text, unknown } from '../expression/value-type.ts';
import { scaleOf } from '../field-types/result.ts';
import type { Place } from './compile-field.ts';
import type { CompiledField } from './compiled.ts';
import type { CompileContext } from './context.ts';

type RollUp = FieldDefinition & { type: 'roll-up' };

/** Settles a roll-up of lines or of a ledger: what it sums, and the type and places of its result where the definition leaves them out. */
export function compileRollUp(
  context: CompileContext,
  field: CompiledField,
  definition: RollUp,
  scope: Scope,
  place: Place,
): void {
  const { at } = place;
  if ((definition.of === undefined) === (definition.ledger === undefined))
    context.report('definition.wrong-shape', at, { wanted: 'either of or ledger' });
  else if (definition.ledger !== undefined) ofLedger(context, field, definition, scope, place);
  else if (place.lines !== undefined) context.report('definition.wrong-shape', at, { wanted: 'ledger' });
  else if (definition.count === (definition.sum !== undefined))
    context.report('definition.wrong-shape', at, { wanted: 'either sum or count' });
  else ofLines(context, field, definition, place);
}

function ofLines(context: CompileContext, field: CompiledField, definition: RollUp, place: Place): void {
  const { at } = place;
  const { of = '', sum } = definition;
  const entity = context.modules.map((module) => module.entity[place.entity]).find(Boolean);
  const lines = entity?.fields[of];
  if (lines?.type !== 'lines') {
    context.report('definition.unknown-field', [...at, 'of'], { field: of });
    return;
  }
  const column = lines.fields[sum ?? ''];
  if (sum !== undefined && context.shapes.member(`${place.entity}.${of}`, sum)?.kind !== 'number')
    context.report('definition.unknown-field', [...at, 'sum'], { field: `${of}.${sum}` });
  const summed = column ? resultOf(column) : { result: 'integer' as const };
  const result = definition.result ?? summed.result;
  field.definition = { ...definition, result };
  field.scale = scaleOf(result, definition.scale ?? summed.scale);
}

/** A sum is of the kind and has the places of what it sums; a count is a whole number. */
function resultOf(column: ColumnDefinition): { result: ResultType; scale?: number | undefined } {
  if (column.type === 'formula' || column.type === 'roll-up') {
    const { result = 'decimal' } = column;
    return { result, scale: scaleOf(result, column.scale) };
  }
  return 'scale' in column ? { result: column.type, scale: column.scale } : { result: 'integer' };
}

function ofLedger(
  context: CompileContext,
  field: CompiledField,
  definition: RollUp,
  scope: Scope,
  { at }: Place,
): void {
  const ledger = context.modules.map((module) => module.ledger[definition.ledger ?? '']).find(Boolean);
  if (!ledger) {
    context.report('definition.unknown-ledger', [...at, 'ledger'], { ledger: definition.ledger ?? '' });
    return;
  }
  const measure = ledger.measures[definition.sum ?? ''];
  if (!measure) context.report('definition.unknown-field', [...at, 'sum'], { field: definition.sum ?? '' });
  field.definition = { ...definition, result: definition.result ?? measure?.type };
  field.scale = definition.scale ?? measure?.scale ?? 2;
  field.where = context.expressions(
    definition.where ?? {},
    scope,
    (dimension) => {
      const known = ledger.dimensions[dimension];
      if (!known)
        context.report('definition.unknown-field', [...at, 'where', dimension], { field: dimension });
      return known?.type === 'reference' ? { kind: 'record', shape: known.entity } : known ? text : unknown;
    },
    [...at, 'where'],
  );
}
