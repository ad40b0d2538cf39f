import { Decimal } from '../../decimal.ts';
import type { Value } from '../environment.ts';
import { number, type ValueType } from '../value-type.ts';
import type { ExpressionFunction } from './function.ts';

const digits = (value: Value | undefined) => (value as Decimal | undefined)?.toNumber() ?? 0;
/** Of a number given as empty nothing is known but that a number was wanted. */
const sameAsFirst = ([first]: readonly ValueType[]) => (first?.kind === 'number' ? first : number);

/** Rounding is half away from zero (四舍五入), the rule of the whole product. */
export const numberFunctions = {
  round: {
    parameters: [number, number],
    optional: 1,
    result: sameAsFirst,
    apply: ([value, places]) => (value as Decimal).toDecimalPlaces(clampPlaces(digits(places))),
  },
  floor: { parameters: [number], result: sameAsFirst, apply: ([value]) => (value as Decimal).floor() },
  ceil: { parameters: [number], result: sameAsFirst, apply: ([value]) => (value as Decimal).ceil() },
  abs: { parameters: [number], result: sameAsFirst, apply: ([value]) => (value as Decimal).abs() },
  least: {
    parameters: [number, number],
    repeats: true,
    alike: true,
    result: sameAsFirst,
    apply: (args) => Decimal.min(...(args as Decimal[])),
  },
  greatest: {
    parameters: [number, number],
    repeats: true,
    alike: true,
    result: sameAsFirst,
    apply: (args) => Decimal.max(...(args as Decimal[])),
  },
} satisfies Record<string, ExpressionFunction>;

function clampPlaces(places: number): number {
  return Math.min(20, Math.max(0, Math.trunc(places)));
}
