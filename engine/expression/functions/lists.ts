import { Decimal } from '../../decimal.ts';
import type { Value } from '../environment.ts';
import { inRange } from '../operators.ts';
import { listOf, number, unknown, type ValueType } from '../value-type.ts';
import type { ExpressionFunction } from './function.ts';

const numbers = listOf(number);
const elementOf = (given: readonly ValueType[]): ValueType =>
  given[0]?.kind === 'list' && given[0].of.kind === 'number' ? given[0].of : number;

/** Aggregates pass over empty elements; of no elements at all, or a blank list, `sum` and `size` are 0, the others empty. */
export const listFunctions = {
  size: {
    parameters: [listOf(unknown)],
    result: () => number,
    takesEmpty: true,
    apply: ([list]) => new Decimal(((list ?? []) as readonly Value[]).length),
  },
  sum: {
    parameters: [numbers],
    result: elementOf,
    takesEmpty: true,
    apply: ([list]) => filled(list).reduce((total, one) => inRange(total.plus(one)), new Decimal(0)),
  },
  min: { parameters: [numbers], result: elementOf, apply: ([list]) => pick(list, 'min') },
  max: { parameters: [numbers], result: elementOf, apply: ([list]) => pick(list, 'max') },
  average: {
    parameters: [numbers],
    result: elementOf,
    apply: ([list]) => {
      const all = filled(list);
      return all.length === 0 ? null : Decimal.sum(...all).dividedBy(all.length);
    },
  },
} satisfies Record<string, ExpressionFunction>;

function filled(list: Value | undefined): Decimal[] {
  return ((list ?? []) as readonly Value[]).filter((one) => one !== null) as Decimal[];
}

function pick(list: Value | undefined, which: 'min' | 'max'): Value {
  const all = filled(list);
  return all.length === 0 ? null : Decimal[which](...all);
}
