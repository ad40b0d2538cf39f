import { RE2JS } from 're2js';
import { Decimal, decimalText, isDecimal } from '../../decimal.ts';
import { ExpressionFailure, type Row, type Value } from '../environment.ts';
import { boundedText } from '../operators.ts';
import { boolean, number, text, unknown } from '../value-type.ts';
import type { ExpressionFunction } from './function.ts';

export const textFunctions = {
  startsWith: {
    parameters: [text, text],
    result: () => boolean,
    apply: ([value, part]) => asText(value).startsWith(asText(part)),
  },
  endsWith: {
    parameters: [text, text],
    result: () => boolean,
    apply: ([value, part]) => asText(value).endsWith(asText(part)),
  },
  contains: {
    parameters: [text, text],
    result: () => boolean,
    apply: ([value, part]) => asText(value).includes(asText(part)),
  },
  lower: { parameters: [text], result: () => text, apply: ([value]) => asText(value).toLowerCase() },
  upper: { parameters: [text], result: () => text, apply: ([value]) => asText(value).toUpperCase() },
  trim: { parameters: [text], result: () => text, apply: ([value]) => asText(value).trim() },
  length: {
    parameters: [text],
    result: () => number,
    apply: ([value]) => new Decimal([...asText(value)].length),
  },
  text: {
    parameters: [unknown],
    result: () => text,
    apply: ([value]) => boundedText(display(value ?? null)),
  },
  /** Whole-text match by a linear-time engine (RE2 syntax): a pattern cannot hang the server (reliability.md D06). */
  re: {
    parameters: [text, text],
    result: () => boolean,
    readsCharacters: true,
    apply: ([value, pattern]) => {
      try {
        return RE2JS.matches(asText(pattern), asText(value));
      } catch {
        throw new ExpressionFailure('bad-pattern');
      }
    },
  },
} satisfies Record<string, ExpressionFunction>;

function asText(value: Value | undefined): string {
  return value as string;
}

function display(value: Value): string {
  if (isDecimal(value)) return decimalText(value);
  if (Array.isArray(value)) return value.map(display).join(', ');
  // A record is called by its title; a line has none.
  if (value !== null && typeof value === 'object')
    return 'title' in value ? String((value as Row).title) : '';
  return String(value);
}
