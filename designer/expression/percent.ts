/** The digits of a fraction as percent, by moving the point: exact. `0.125` → `12.5`. */
export function percentOf(digits: string): string {
  return moved(digits, 2);
}

/** `12.5` → `0.125`; what is no number stays as it is. */
export function fractionOf(digits: string): string {
  return /^-?\d+(\.\d+)?$/.test(digits) ? moved(digits, -2) : digits;
}

function moved(digits: string, places: number): string {
  const sign = digits.startsWith('-') ? '-' : '';
  const [whole = '', rest = ''] = digits.replace('-', '').split('.');
  const at = whole.length + places;
  const all = `${whole}${rest}`.padEnd(at, '0');
  const padded = at <= 0 ? `${'0'.repeat(1 - at)}${all}` : all;
  const point = Math.max(at, 1);
  const left = padded.slice(0, point).replace(/^0+(?=\d)/, '');
  const right = padded.slice(point).replace(/0+$/, '');
  return `${sign}${left}${right === '' ? '' : `.${right}`}`;
}
