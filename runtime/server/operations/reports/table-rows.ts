import { Decimal128, type Document } from 'mongodb';
import { Decimal, decimalText } from '../../../../engine/decimal.ts';
import type { GroupColumn, MeasureColumn } from '../../../../engine/report/table-columns.ts';
import { decimalDigits } from '../../store/decimal128.ts';

/** A cell: digits of a decimal, a whole number, text, a date, the id of an option, a reference. */
export type Cell = string | number | boolean | { id: string; title: string } | null;

export interface TableRow {
  groups: Record<string, Cell>;
  measures: Record<string, Cell>;
}

/** What came to of one measure in one row: exact, not yet rounded. */
export interface Amount {
  value: Decimal | string | null;
  /** Of an average: how many values it is of. */
  count: number;
}

export function amountsOf(measures: readonly MeasureColumn[], document: Document): Amount[] {
  return measures.map((_, index) => ({
    value: exact(document[`m${index}`]),
    count: Number(document[`n${index}`] ?? 0),
  }));
}

function exact(value: unknown): Amount['value'] {
  if (value instanceof Decimal128) return new Decimal(decimalDigits(value));
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? null : new Decimal(String(value));
}

/** Two amounts of one measure together. */
export function together(measure: MeasureColumn, one: Amount, other: Amount): Amount {
  const count = one.count + other.count;
  if (one.value === null || other.value === null) return { value: one.value ?? other.value, count };
  if (measure.function === 'min' || measure.function === 'max') {
    const isLess = compareExact(one.value, other.value) < 0;
    return { value: isLess === (measure.function === 'min') ? one.value : other.value, count };
  }
  return { value: (one.value as Decimal).plus(other.value), count };
}

export function compareExact(one: Decimal | string, other: Decimal | string): number {
  if (one instanceof Decimal && other instanceof Decimal) return one.comparedTo(other);
  return one < other ? -1 : Number(one > other);
}

/** Nothing at all, before anything is added. */
export const noAmount: Amount = { value: null, count: 0 };

/** The exact result of a measure; an average of nothing is blank, a sum of nothing is zero. */
export function resultOf({ function: name }: MeasureColumn, { value, count }: Amount): Amount['value'] {
  if (name === 'average') return count === 0 || value === null ? null : (value as Decimal).div(count);
  return value ?? (name === 'sum' || name === 'count' ? new Decimal(0) : null);
}

/** A result as it travels, rounded once, at the end. */
export function measureCell(measure: MeasureColumn, amount: Amount): Cell {
  const result = resultOf(measure, amount);
  if (!(result instanceof Decimal)) return result as string | null;
  return measure.type === 'integer' ? result.toNumber() : decimalText(result, measure.scale);
}

/** What a row is told apart by, as it travels. */
export function groupCell({ value }: GroupColumn, stored: unknown, title: unknown): Cell {
  if (stored === '' || stored === null || stored === undefined) return null;
  if (value.type === 'reference') return { id: String(stored), title: String(title ?? '') };
  if (stored instanceof Date) return stored.toISOString();
  if (stored instanceof Decimal128) return decimalText(new Decimal(decimalDigits(stored)), value.scale);
  return stored as Cell;
}
