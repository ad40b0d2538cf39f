import type { CompiledCall } from '../compile/compiled-workflow.ts';
import { decimalText, isDecimal } from '../decimal.ts';
import type { Environment, Row, Value } from '../expression/environment.ts';
import type { PlainValues } from './wait.ts';

/** What a service or a new record is given, evaluated now. */
export function inputOf({ input }: Pick<CompiledCall, 'input'>, environment: Environment): PlainValues {
  return Object.fromEntries(
    Object.entries(input).map(([name, expression]) => [name, plainOf(expression.evaluate(environment))]),
  );
}

/** A value as JSON: decimals as digits, records as references. */
function plainOf(value: Value): unknown {
  if (isDecimal(value)) return decimalText(value);
  if (Array.isArray(value)) return value.map(plainOf);
  if (value === null || typeof value !== 'object') return value;
  const { id, title } = value as Row;
  return title === undefined ? { id } : { id, title };
}
