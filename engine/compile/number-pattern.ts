/** One piece of a numbering pattern: text as it is, a part of the date, or the counter with its least width. */
export type NumberPiece = { text: string } | { date: string } | { counter: number };

const piece = /\{(yyyy|yy|MM|dd|yyyyMM|yyyyMMdd|yyMM|yyMMdd|0{1,12})\}|([^{}]+)/y;

/** The pieces of `SO-{yyyyMM}-{0000}`, or undefined when the pattern is none. */
export function numberPieces(pattern: string): NumberPiece[] | undefined {
  const pieces: NumberPiece[] = [];
  piece.lastIndex = 0;
  while (piece.lastIndex < pattern.length) {
    const found = piece.exec(pattern);
    if (!found) return undefined;
    if (found[2] !== undefined) pieces.push({ text: found[2] });
    else if (found[1]?.startsWith('0')) pieces.push({ counter: found[1].length });
    else pieces.push({ date: found[1] ?? '' });
  }
  return pieces;
}

/** A pattern has exactly one counter. */
export function isNumberPattern(pattern: string): boolean {
  return numberPieces(pattern)?.filter((one) => 'counter' in one).length === 1;
}

/** The series that a number of that day counts in: the pattern with its date filled in. `2026-11-23` → `SO-202611-{}`. */
export function numberSeries(pattern: string, today: string): string {
  return fill(pattern, today, () => '{}');
}

/** The number itself. A counter past its width simply gets longer. */
export function formatNumber(pattern: string, today: string, count: number): string {
  return fill(pattern, today, (width) => String(count).padStart(width, '0'));
}

function fill(pattern: string, today: string, counter: (width: number) => string): string {
  const [year = '', month = '', day = ''] = today.split('-');
  return (numberPieces(pattern) ?? [])
    .map((one) => {
      if ('text' in one) return one.text;
      if ('counter' in one) return counter(one.counter);
      return one.date
        .replace('yyyy', year)
        .replace('yy', year.slice(2))
        .replace('MM', month)
        .replace('dd', day);
    })
    .join('');
}
