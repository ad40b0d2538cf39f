import type {
  FieldDefinition,
  FieldDefinitionOf,
  FieldTypeName,
} from '../../../../engine/definition/field.ts';
import { fieldTypeOf } from '../../../../engine/field-types/index.ts';
import { type Issue, type IssueCode, type IssueParams, issue } from '../../../../engine/issue.ts';
import { plainText } from './plain-text.ts';
import { readDay, readMoment } from './read-date.ts';
import { readDigits, readShare } from './read-number.ts';
import { readOption, readTruth } from './read-option.ts';

/** What reading needs to know: the tenant's calendar. */
export interface ReadContext {
  today: string;
  timeZone: string;
}

/** What a typed text turned out to be; paths of issues are empty, since only the place knows where it is. */
export type Reading =
  | { state: 'value'; value: unknown }
  | { state: 'look-up'; text: string }
  | { state: 'wrong'; issues: Issue[] };

/** A text as the field type takes it, or the code of what is wrong; `look-up` asks the server. */
type Written = { input: unknown } | { wrong: IssueCode; params?: IssueParams } | 'look-up';

type Read<T extends FieldTypeName> = (
  text: string,
  field: FieldDefinitionOf<T>,
  context: ReadContext,
) => Written;

const asWritten = (text: string): Written => ({ input: text });
const digits = (text: string): Written => ({ input: readDigits(text) ?? text });
const lookUp = (): Written => 'look-up';
const computed = (): Written => ({ wrong: 'field.computed' });

/** How a text becomes a value, by field type; what only the type itself can judge goes on to it as it is. */
const reads: { [T in FieldTypeName]: Read<T> } = {
  text: (text) => ({ input: text.trim() }),
  'long-text': asWritten,
  integer: digits,
  decimal: digits,
  money: digits,
  quantity: digits,
  percent: (text) => ({ input: readShare(text) ?? text }),
  boolean: (text) => ({ input: readTruth(text) ?? text }),
  date: (text, _field, { today }) => ({ input: readDay(text, today) ?? text }),
  'date-time': (text, _field, { today, timeZone }) => ({ input: readMoment(text, today, timeZone) ?? text }),
  choice: (text, { options }) => ({ input: readOption(text, options) ?? text }),
  'multi-choice': (text, { options = {} }) => ({
    input: text
      .split(/[,，;；、]/)
      .flatMap((one) => (one.trim() === '' ? [] : (readOption(one, options) ?? one))),
  }),
  reference: lookUp,
  user: lookUp,
  department: lookUp,
  'auto-number': computed,
  formula: computed,
  'roll-up': computed,
  lines: computed,
  attachment: computed,
};

/** Reads what a person typed or pasted into a field; blank is a value too. */
export function readText(text: string, field: FieldDefinition, context: ReadContext): Reading {
  if (text.trim() === '') return { state: 'value', value: undefined };
  const written = (reads[field.type] as Read<FieldTypeName>)(text, field, context);
  if (written === 'look-up') return { state: 'look-up', text: plainText(text) };
  if ('wrong' in written) return { state: 'wrong', issues: [issue(written.wrong, '', written.params)] };
  return readInput(written.input, field);
}

/** A value from a control, checked by the engine's own field type. */
export function readInput(input: unknown, field: FieldDefinition): Reading {
  const issues: Issue[] = [];
  const value = fieldTypeOf(field).parse(input, field as never, (code, params) =>
    issues.push(issue(code, '', params)),
  );
  return issues.length > 0 ? { state: 'wrong', issues } : { state: 'value', value: value ?? undefined };
}
