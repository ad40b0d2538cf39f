import type { FieldDefinition } from '../../../../engine/definition/field.ts';
import type { Label } from '../../../../engine/issue.ts';

/** Padding of a cell, and of the mark around or before its words. */
const [aroundOption, aroundHeading] = [40, 38];

/** Longer words are cut: one column shall not push the others out of sight. */
const widest = 240;

/** How wide a column must be for its heading and the longest option of its field, in the reader's language. */
export function wordsWidth(
  { label: heading, field }: { label: string; field: FieldDefinition },
  label: (of: Label) => string,
): number {
  const options = field.type === 'choice' ? Object.values(field.options) : [];
  return Math.min(
    widest,
    Math.max(
      Math.ceil(textWidth(heading) * 0.9) + aroundHeading,
      ...options.map((option) => textWidth(label(option.label)) + aroundOption),
    ),
  );
}

/** About as wide as words are drawn: a Chinese character is twice as wide as a Latin letter. */
function textWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? 14 : 7), 0);
}
