import { RE2JS } from 're2js';
import { text } from '../expression/value-type.ts';
import type { FieldType } from './field-type.ts';
import { parseText } from './parse-text.ts';

export const textType: FieldType<'text'> = {
  valueType: () => text,
  parse(input, field, report) {
    const value = parseText(input, field.maxLength, report);
    if (value === undefined || value === null) return value;
    if (field.minLength > 1 && [...value].length < field.minLength)
      report('field.too-short', { min: field.minLength });
    if (/[\r\n]/.test(value)) report('field.wrong-type', { wanted: 'single-line' });
    if (field.pattern && !patternOf(field.pattern).matches(value))
      report('field.pattern', { pattern: field.pattern });
    return value;
  },
  schema: (field) => ({ type: 'string', maxLength: field.maxLength }),
};

/** Patterns by source; they come from definitions, so there are few. */
const patterns = new Map<string, RE2JS>();

function patternOf(source: string): RE2JS {
  const known = patterns.get(source);
  if (known) return known;
  const compiled = RE2JS.compile(source);
  patterns.set(source, compiled);
  return compiled;
}
