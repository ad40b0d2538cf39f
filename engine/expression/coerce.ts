import { Decimal, decimalOf, isDecimal } from '../decimal.ts';
import type { Row, Value } from './environment.ts';
import type { ValueType } from './value-type.ts';

/** A canonical record value as the expression sees it: digits become decimals, blanks become empty. */
export function coerce(raw: unknown, type: ValueType): Value {
  if (raw === undefined || raw === null || raw === '') return null;
  switch (type.kind) {
    case 'number':
      if (typeof raw === 'string') return decimalOf(raw);
      return isDecimal(raw) ? raw : new Decimal(raw as number);
    case 'list':
      return (raw as unknown[]).map((one) => coerce(one, type.of));
    case 'record':
      return raw as Row;
    default:
      return raw as Value;
  }
}
