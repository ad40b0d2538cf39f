import type { FieldDefinition } from '../../../../engine/definition/field.ts';
import type { Label } from '../../../../engine/issue.ts';

/** Padding of a cell and of the mark around or before its words. */
const around = 40;

/** Longer options are cut: one column shall not push the others out of sight. */
const widest = 240;

/** How wide a column of the field must be for its longest option in the reader's language; 0 where it has none. */
export function optionWidth(field: FieldDefinition, label: (of: Label) => string): number {
  if (field.type !== 'choice') return 0;
  const options = Object.values(field.options).map((option) => textWidth(label(option.label)) + around);
  return Math.min(widest, Math.max(0, ...options));
}

/** About as wide as words are drawn: a Chinese character is twice as wide as a Latin letter. */
function textWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? 14 : 7), 0);
}
