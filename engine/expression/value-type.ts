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

/** Whether a value of this type may stand where the other is wanted. */
export function fits(given: ValueType, wanted: ValueType): boolean {
  if (given.kind === 'unknown' || wanted.kind === 'unknown' || given.kind === 'empty') return true;
  if (given.kind === 'list' && wanted.kind === 'list') return fits(given.of, wanted.of);
  if (given.kind === 'record' && wanted.kind === 'record') return given.shape === wanted.shape;
  return given.kind === wanted.kind;
}
