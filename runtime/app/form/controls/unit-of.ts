import type { CompiledField } from '../../../../engine/compile/compiled.ts';
import { ExpressionFailure } from '../../../../engine/expression/environment.ts';
import { environmentOf } from '../../../../engine/record/facts.ts';
import type { Values } from '../../../../engine/record/values.ts';
import type { Ground } from '../model/compute-content.ts';

const symbols: Readonly<Record<string, string>> = {
  CNY: '¥',
  USD: '$',
  EUR: '€',
  GBP: '£',
  JPY: 'JP¥',
  HKD: 'HK$',
};

/** The sign of a field's currency; '' where it has none. */
export function currencyOf({ definition }: CompiledField): string {
  return definition.type === 'money' ? (symbols[definition.currency] ?? definition.currency) : '';
}

/** The unit that a quantity is in, as far as it is known here; else what the same record or line calls its unit. */
export function unitOf(ground: Ground, field: CompiledField, values: Values, row?: Values): string {
  if (!field.unit) return '';
  const { described, facts, own } = ground;
  const environment = environmentOf(facts, described.entity.module, { ...own, ...values }, row);
  try {
    const unit = field.unit.evaluate(environment);
    if (typeof unit === 'string') return unit;
  } catch (cause) {
    if (!(cause instanceof ExpressionFailure)) throw cause;
  }
  const { unit } = row ?? values;
  return typeof unit === 'string' ? unit : '';
}
