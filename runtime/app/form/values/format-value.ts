import { type Language, textOf } from '../../../../engine/definition/common.ts';
import type {
  FieldDefinition,
  FieldDefinitionOf,
  FieldTypeName,
  ResultType,
} from '../../../../engine/definition/field.ts';
import type { Label } from '../../../../engine/issue.ts';
import { formWords } from '../../messages/areas/form.ts';
import { fill } from '../../messages/fill.ts';
import { groupDigits, shareDigits, shortDigits } from './format-number.ts';
import { clockOf } from './time-zone.ts';

/** For whom a value is written out. */
export interface Reader {
  language: Language;
  timeZone: string;
}

type Format<T extends FieldTypeName> = (value: never, field: FieldDefinitionOf<T>, reader: Reader) => string;

const plain = (value: string | number) => String(value);
const titled = ({ id, title }: { id: string; title?: string }) => title ?? id;
const amount = (value: string) => groupDigits(value);
const measure = (value: string | number) => groupDigits(shortDigits(String(value)));
const share = (value: string) => `${groupDigits(shareDigits(value))}%`;
const truth = (value: boolean, _field: unknown, { language }: Reader) =>
  formWords[language][value ? 'yes' : 'no'];
const moment = (value: string, _field: unknown, { timeZone }: Reader) => clockOf(value, timeZone);

const results: Record<ResultType, (value: never, field: never, reader: Reader) => string> = {
  text: plain,
  integer: plain,
  decimal: measure,
  money: amount,
  quantity: measure,
  percent: share,
  boolean: truth,
  date: plain,
};

const formats: { [T in FieldTypeName]: Format<T> } = {
  text: plain,
  'long-text': plain,
  integer: plain,
  decimal: measure,
  money: amount,
  quantity: measure,
  percent: share,
  boolean: truth,
  date: plain,
  'date-time': moment,
  choice: (value: string, { options }, { language }) => optionText(options, value, language),
  'multi-choice': (value: string[], { options = {} }, { language }) =>
    value.map((one) => optionText(options, one, language)).join(language === 'en' ? ', ' : '、'),
  reference: titled,
  user: titled,
  department: titled,
  'auto-number': plain,
  formula: (value, field, reader) => results[field.result](value, field as never, reader),
  'roll-up': (value, field, reader) => results[field.result ?? 'decimal'](value, field as never, reader),
  lines: (value: unknown[], _field, { language }) =>
    fill(formWords[language].lineCount, { count: value.length }),
  attachment: (value: { name?: string; id: string }[]) => value.map(({ name, id }) => name ?? id).join(', '),
};

/** A canonical value as people read it; '' for blank. */
export function formatValue(field: FieldDefinition, value: unknown, reader: Reader): string {
  if (value === undefined || value === null || value === '') return '';
  return (formats[field.type] as (value: unknown, field: FieldDefinition, reader: Reader) => string)(
    value,
    field,
    reader,
  );
}

function optionText(
  options: Readonly<Record<string, { label: Label }>>,
  id: string,
  language: Language,
): string {
  return textOf(options[id]?.label, language) || id;
}

/** The text that editing a value begins with: digits without grouping, what can be typed again. */
export function editText(field: FieldDefinition, value: unknown, reader: Reader): string {
  if (value === undefined || value === null) return '';
  switch (field.type) {
    case 'decimal':
    case 'quantity':
      return shortDigits(String(value));
    case 'money':
      return String(value);
    case 'percent':
      return shareDigits(value as string);
    default:
      return formatValue(field, value, reader);
  }
}

/** Whether values of a field are numbers, which stand at the right. */
export function isNumeric(field: FieldDefinition): boolean {
  const type = 'result' in field ? (field.result ?? 'decimal') : field.type;
  return ['integer', 'decimal', 'money', 'quantity', 'percent'].includes(type);
}
