import type { Decimal } from '../decimal.ts';

const digits = '零壹贰叁肆伍陆柒捌玖';
const places = ['', '拾', '佰', '仟'];

/**
 * An amount in the capital numerals of Chinese documents (大写金额), by the rules of payment
 * settlement (支付结算办法, annex 1): 整 after 元 and 角, none after 分; zeros within are written once.
 */
export function chineseAmount(amount: Decimal): string {
  const cents = amount.abs().times(100).toDecimalPlaces(0);
  if (cents.isZero()) return '零元整';
  const whole = cents.dividedToIntegerBy(100).toFixed();
  const [tenth = 0, hundredth = 0] = cents.mod(100).toFixed().padStart(2, '0').split('').map(Number);
  const yuan = whole === '0' ? '' : `${integer(whole)}元`;
  const sign = amount.isNegative() ? '负' : '';
  return `${sign}${yuan}${fraction(tenth, hundredth, yuan !== '')}`;
}

function fraction(tenth: number, hundredth: number, hasYuan: boolean): string {
  if (tenth === 0 && hundredth === 0) return '整';
  const jiao = tenth > 0 ? `${digits[tenth]}角` : hasYuan ? '零' : '';
  return hundredth > 0 ? `${jiao}${digits[hundredth]}分` : `${jiao}整`;
}

/** Digits before the point: every eight make a 亿, every four a 万. */
function integer(text: string): string {
  return group(text, 8, '亿', (part) => group(part, 4, '万', thousands));
}

/** A number in two parts: the many of a unit, and the rest, with 零 between where digits are left out. */
function group(text: string, size: number, unit: string, inner: (part: string) => string): string {
  const plain = text.replace(/^0+/, '');
  if (plain.length <= size) return inner(plain);
  const many = plain.slice(0, -size);
  const rest = plain.slice(-size);
  const after = /^0*$/.test(rest)
    ? ''
    : `${rest.startsWith('0') ? '零' : ''}${inner(rest.replace(/^0+/, ''))}`;
  return `${group(many, size, unit, inner)}${unit}${after}`;
}

/** At most four digits: 1005 → 壹仟零伍. */
function thousands(text: string): string {
  let words = '';
  for (const [index, digit] of [...text].entries()) {
    const place = places[text.length - 1 - index] ?? '';
    if (digit !== '0') words += `${digits[Number(digit)]}${place}`;
    else if (!words.endsWith('零')) words += '零';
  }
  return words.replace(/零$/, '');
}
