import { Decimal128 } from 'mongodb';
import type { CompiledEntity, CompiledField } from '../../../engine/compile/compiled.ts';
import type { Values } from '../../../engine/record/values.ts';
import { decimal128Of, decimalDigits } from './decimal128.ts';

/** How a field's canonical value is kept in the database; everything else is kept as it is, what is of no field any more too. */
type Kept = 'decimal' | 'moment' | 'lines';

/** Turns canonical values into what is stored and back, by a plan made once an entity. */
export interface Codec {
  toStored(values: Values): Record<string, unknown>;
  fromStored(stored: Record<string, unknown>): Record<string, unknown>;
}

const codecs = new WeakMap<CompiledEntity, Codec>();

export function codecOf(entity: CompiledEntity): Codec {
  const known = codecs.get(entity);
  if (known) return known;
  const header = planOf(entity.fields);
  const codec: Codec = {
    toStored: (values) => convert(header, values, 'store'),
    fromStored: (stored) => convert(header, stored, 'load'),
  };
  codecs.set(entity, codec);
  return codec;
}

interface Step {
  id: string;
  kept: Kept | undefined;
  /** Whether a stored value is one of this field: what an earlier version of the definitions stored may be of another type. */
  fits(stored: unknown): boolean;
  columns?: Step[];
}

function planOf(fields: ReadonlyMap<string, CompiledField>): Step[] {
  return [...fields.values()].map((field) => {
    const kept = keptAs(field);
    return {
      id: field.id,
      kept,
      fits: fitsOf(field, kept),
      ...(field.columns && { columns: planOf(field.columns) }),
    };
  });
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null;
const isText = (value: unknown) => typeof value === 'string';

function fitsOf({ definition, valueType }: CompiledField, kept: Kept | undefined): Step['fits'] {
  if (kept === 'lines') return (value) => Array.isArray(value) && value.every(isObject);
  if (kept === 'moment') return (value) => value instanceof Date;
  if (kept === 'decimal') return (value) => value instanceof Decimal128;
  switch (valueType.kind) {
    case 'number':
      return (value) => typeof value === 'number';
    case 'boolean':
      return (value) => typeof value === 'boolean';
    case 'record':
      return (value) => isObject(value) && isText((value as { id?: unknown }).id);
    case 'list': {
      const isElement = definition.type === 'attachment' ? isObject : isText;
      return (value) => Array.isArray(value) && value.every(isElement);
    }
    case 'text':
    case 'date':
      return isText;
    default:
      return () => true;
  }
}

function keptAs({ definition, valueType, columns }: CompiledField): Kept | undefined {
  if (columns) return 'lines';
  if (definition.type === 'date-time') return 'moment';
  const wholeNumber =
    definition.type === 'integer' || ('result' in definition && definition.result === 'integer');
  return valueType.kind === 'number' && !wholeNumber ? 'decimal' : undefined;
}

function convert(plan: readonly Step[], values: Values, way: 'store' | 'load'): Record<string, unknown> {
  const converted: Record<string, unknown> = { ...values };
  for (const { id, kept, fits, columns } of plan) {
    const value = converted[id];
    if (value === undefined || value === null) continue;
    if (way === 'load' && !fits(value)) delete converted[id];
    else if (columns) converted[id] = (value as Values[]).map((row) => convert(columns, row, way));
    else if (kept) converted[id] = way === 'store' ? store(kept, value) : load(kept, value);
  }
  return converted;
}

function store(kept: Kept, value: unknown): unknown {
  if (kept === 'moment') return new Date(value as string);
  return decimal128Of(String(value));
}

function load(kept: Kept, value: unknown): unknown {
  if (kept === 'moment') return (value as Date).toISOString();
  return decimalDigits(value as Decimal128);
}
