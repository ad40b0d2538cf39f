import type { Report } from './field-type.ts';

/** Text of at most so many characters; blank is `null`. */
export function parseText(input: unknown, maxLength: number, report: Report): string | null | undefined {
  if (typeof input !== 'string' || input.includes('\u0000')) {
    report('field.wrong-type', { wanted: 'text' });
    return undefined;
  }
  if (input.trim() === '') return null;
  // Counted by character only where there are more halves of characters than that.
  if (input.length > maxLength && [...input].length > maxLength) report('field.too-long', { max: maxLength });
  return input;
}
