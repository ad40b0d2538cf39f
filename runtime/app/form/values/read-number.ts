import { Decimal } from '../../../../engine/decimal.ts';
import { plainText } from './plain-text.ts';

/**
 * The digits of a number as people write and paste it: `1,234.50`, `１２`, `¥ 80`, `(5)` for a
 * negative, `12.`, `.5`. Undefined when it is none; a comma that groups no thousands is a mistake,
 * not a point.
 */
export function readDigits(text: string): string | undefined {
  const plain = plainText(text)
    .replace(/[\s\u00a0_']/g, '')
    .replace(/^([-+(]*)(?:[¥$€£]|CNY|RMB|USD|EUR)/i, '$1')
    .replaceAll('，', ',')
    .replaceAll('−', '-');
  const inner = /^\((.+)\)$/.exec(plain)?.[1];
  const isNegative = inner !== undefined || plain.startsWith('-');
  const digits = (inner ?? plain).replace(/^[-+]/, '');
  const ungrouped = /^\d{1,3}(,\d{3})+(\.\d*)?$/.test(digits) ? digits.replaceAll(',', '') : digits;
  if (!/^(\d+\.?\d*|\.\d+)$/.test(ungrouped)) return undefined;
  const written = ungrouped.replace(/^\./, '0.').replace(/\.$/, '');
  return isNegative ? `-${written}` : written;
}

/** A share as people write it, `12.5` or `12.5%`, as the fraction that is kept: `0.125`. */
export function readShare(text: string): string | undefined {
  const digits = readDigits(plainText(text).replace(/%$/, ''));
  return digits === undefined ? undefined : new Decimal(digits).dividedBy(100).toFixed();
}
