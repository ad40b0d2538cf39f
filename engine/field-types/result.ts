import type { ResultType } from '../definition/field.ts';
import { boolean, date, number, text, type ValueType } from '../expression/value-type.ts';
import type { JsonSchema } from './field-type.ts';
import { decimalSchema } from './parse-decimal.ts';

/** Places kept of a computed number when its field names none. */
const usualScale: Partial<Record<ResultType, number>> = {
  integer: 0,
  decimal: 2,
  money: 2,
  quantity: 3,
  percent: 4,
};

/** Places that a computed value is rounded to (half away from zero); undefined for what is no number. */
export function scaleOf(result: ResultType, scale: number | undefined): number | undefined {
  const usual = usualScale[result];
  return usual === undefined ? undefined : (scale ?? usual);
}

export function resultValueType(result: ResultType): ValueType {
  if (usualScale[result] !== undefined) return number;
  return { text, boolean, date }[result as 'text' | 'boolean' | 'date'];
}

export function resultSchema(result: ResultType, scale: number | undefined): JsonSchema {
  if (result === 'integer') return { type: 'integer' };
  const places = scaleOf(result, scale);
  if (places !== undefined) return decimalSchema({ scale: places });
  if (result === 'boolean') return { type: 'boolean' };
  return result === 'date' ? { type: 'string', format: 'date' } : { type: 'string' };
}
