import { chineseAmount } from './chinese-amount.ts';
import { groupedDigits, numberOf } from './format-number.ts';

/** A function of templates: `{{money record.total}}`. */
export interface TemplateHelper {
  /** How many values it takes. */
  parameters: number;
  apply(...values: unknown[]): string | number | boolean;
}

/** Everything that a template may call on a value. A blank value prints as nothing. */
export const helpers: Readonly<Record<string, TemplateHelper>> = {
  /** `2026-11-23`, of a day or of a moment. */
  date: { parameters: 1, apply: (value) => textOf(value).slice(0, 10) },
  /** `2026-11-23 10:00`. */
  dateTime: { parameters: 1, apply: (value) => textOf(value).slice(0, 16).replace('T', ' ') },
  /** `1,234.50`. */
  money: { parameters: 1, apply: (value) => digitsOf(value, 2) },
  /** `1,234.5`. */
  number: { parameters: 1, apply: (value) => digitsOf(value, 0) },
  quantity: { parameters: 1, apply: (value) => digitsOf(value, 0) },
  /** `12.5%`, of 0.125. */
  percent: {
    parameters: 1,
    apply(value) {
      const fraction = numberOf(value);
      return fraction ? `${groupedDigits(fraction.times(100), 0)}%` : '';
    },
  },
  /** `壹仟贰佰叁拾肆元伍角整`. */
  chineseAmount: {
    parameters: 1,
    apply(value) {
      const amount = numberOf(value);
      return amount ? chineseAmount(amount) : '';
    },
  },
  /** One more: counts from 1 where `@index` counts from 0. */
  inc: { parameters: 1, apply: (value) => (numberOf(value)?.plus(1) ?? '').toString() },
  /** Whether two values are the same, for `{{#if (eq record.importance.value "urgent")}}`. */
  eq: { parameters: 2, apply: (left, right) => textOf(left) === textOf(right) },
};

/** Blocks: `ifAny` is for anything filled in, also a zero; the others are Handlebars' own. */
export const blockHelpers = ['if', 'unless', 'each', 'with', 'ifAny'] as const;

export type BlockHelper = (typeof blockHelpers)[number];

/** Whether one of the values is there to be printed; the condition of `ifAny`. */
export function isAnyFilled(values: readonly unknown[]): boolean {
  return values.some((value) =>
    Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '',
  );
}

function textOf(value: unknown): string {
  return value === undefined || value === null ? '' : String(value);
}

function digitsOf(value: unknown, leastPlaces: number): string {
  const number = numberOf(value);
  return number ? groupedDigits(number, leastPlaces) : '';
}
