import type { Decimal128 } from 'mongodb';
import type { CompiledEntity, CompiledField } from '../../../engine/compile/compiled.ts';
import { Decimal } from '../../../engine/decimal.ts';
import type { Values } from '../../../engine/record/values.ts';
import { decimal128Of } from './decimal128.ts';

/** How a field's canonical value is kept in the database; everything else is kept as it is. */
type Kept = 'decimal' | 'moment' | 'lines';

/** Turns canonical values into what is stored and back, by a plan made once an entity. */
export interface Codec {
  toStored(values: Values): Record<string, unknown>;
  fromStored(stored: Record<string, unknown>): Record<string, unknown>;
  /** A constant of a filter on this field, as it is stored. */
  constant(path: string, value: unknown): unknown;
}

const codecs = new WeakMap<CompiledEntity, Codec>();

export function codecOf(entity: CompiledEntity): Codec {
  const known = codecs.get(entity);
  if (known) return known;
  const header = planOf(entity.fields);
  const codec: Codec = {
    toStored: (values) => convert(header, values, 'store'),
    fromStored: (stored) => convert(header, stored, 'load'),
    constant(path, value) {
      const field = entity.byPath.get(path);
      const kept = field
        ? keptAs(field)
        : path === 'createdAt' || path === 'updatedAt'
          ? 'moment'
          : undefined;
      return kept === undefined || kept === 'lines' || value === null ? value : store(kept, value);
    },
  };
  codecs.set(entity, codec);
  return codec;
}

interface Step {
  id: string;
  kept: Kept;
  columns?: Step[];
}

function planOf(fields: ReadonlyMap<string, CompiledField>): Step[] {
  const steps: Step[] = [];
  for (const field of fields.values()) {
    const kept = keptAs(field);
    if (kept) steps.push({ id: field.id, kept, ...(field.columns && { columns: planOf(field.columns) }) });
  }
  return steps;
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
  for (const { id, kept, columns } of plan) {
    const value = converted[id];
    if (value === undefined || value === null) continue;
    if (columns) converted[id] = (value as Values[]).map((row) => convert(columns, row, way));
    else converted[id] = way === 'store' ? store(kept, value) : load(kept, value);
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

/** Plain digits with the places that were stored: Decimal128 prints small zeros with an exponent. */
export function decimalDigits(value: Decimal128): string {
  const text = value.toString();
  if (!text.includes('E')) return text;
  const places = Math.max(0, -Number(text.slice(text.indexOf('E') + 1)));
  return new Decimal(text).toFixed(places);
}
