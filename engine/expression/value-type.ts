/** What an expression can yield. A *shape* names whose fields a record has: an entity, or an entity's lines (`sales-order.lines`). */
export type ValueType =
  | { kind: 'number'; currency?: string }
  | { kind: 'boolean' }
  | { kind: 'text'; options?: readonly string[] }
  | { kind: 'date' }
  | { kind: 'date-time' }
  | { kind: 'record'; shape: string; inline?: true }
  | { kind: 'list'; of: ValueType }
  | { kind: 'empty' }
  | { kind: 'unknown' };

export type ValueKind = ValueType['kind'];

export const number: ValueType = { kind: 'number' };
export const boolean: ValueType = { kind: 'boolean' };
export const text: ValueType = { kind: 'text' };
export const date: ValueType = { kind: 'date' };
export const dateTime: ValueType = { kind: 'date-time' };
/** The type of a part that is already reported as wrong: fits everywhere, so that one mistake is one issue. */
export const unknown: ValueType = { kind: 'unknown' };

export function listOf(of: ValueType): ValueType {
  return { kind: 'list', of };
}

/** The type of a value that is one or the other, with what both are known to be; undefined when they do not go together. */
export function eitherOf(left: ValueType, right: ValueType): ValueType | undefined {
  if (left.kind === 'unknown' || right.kind === 'empty') return left;
  if (right.kind === 'unknown' || left.kind === 'empty') return right;
  if (left.kind === 'list' && right.kind === 'list') {
    const of = eitherOf(left.of, right.of);
    return of && listOf(of);
  }
  if (left.kind === 'record' && right.kind === 'record' && left.shape === right.shape)
    return left.inline ? right : left;
  if (left.kind === 'text' && right.kind === 'text') return left.options === right.options ? left : text;
  if (left.kind === 'number' && right.kind === 'number') return left.currency ? left : right;
  return left.kind === right.kind && left.kind !== 'record' ? left : undefined;
}

/** The currencies of two amounts that must not be mixed; undefined when they may. */
export function currenciesOf(left: ValueType, right: ValueType): { left: string; right: string } | undefined {
  if (left.kind === 'list' && right.kind === 'list') return currenciesOf(left.of, right.of);
  if (left.kind !== 'number' || right.kind !== 'number') return undefined;
  if (!left.currency || !right.currency || left.currency === right.currency) return undefined;
  return { left: left.currency, right: right.currency };
}

/** Whether a value of this type may stand where the other is wanted. */
export function fits(given: ValueType, wanted: ValueType): boolean {
  if (given.kind === 'unknown' || wanted.kind === 'unknown' || given.kind === 'empty') return true;
  if (given.kind === 'list' && wanted.kind === 'list') return fits(given.of, wanted.of);
  if (given.kind === 'record' && wanted.kind === 'record') return given.shape === wanted.shape;
  return given.kind === wanted.kind;
}
