import type { FieldTypeName, ResultType } from '../../engine/definition/field.ts';
import type { JsonObject } from '../../engine/json.ts';

/** What a consultant says of a new field before it exists. */
export interface NewField {
  chinese: string;
  english: string;
  /** Empty: made from the names. */
  id: string;
  type: FieldTypeName;
  required: boolean;
  /** Of a choice: one option a line, both languages apart by a slash. */
  options: string;
  refersTo: string | undefined;
  formula: string;
  result: ResultType;
}

export const blankField: NewField = {
  chinese: '',
  english: '',
  id: '',
  type: 'text',
  required: false,
  options: '',
  refersTo: undefined,
  formula: '',
  result: 'decimal',
};

/** The types that a new field can have: lines and numbers of documents come with the standard. */
export const newFieldTypes = [
  ...(['text', 'long-text', 'integer', 'decimal', 'money', 'quantity', 'percent'] as const),
  ...(['boolean', 'date', 'date-time', 'choice', 'multi-choice'] as const),
  ...(['reference', 'user', 'department', 'formula', 'attachment'] as const),
] satisfies readonly FieldTypeName[];

/** What is still missing before the field can be added. */
export function isComplete(field: NewField): boolean {
  if (field.chinese.trim() === '' && field.english.trim() === '') return false;
  if (field.type === 'reference') return field.refersTo !== undefined;
  if (field.type === 'formula') return field.formula.trim() !== '';
  if (field.type === 'choice' || field.type === 'multi-choice') return optionsOf(field.options) !== undefined;
  return true;
}

/** The field as its definition says it. */
export function definitionOf(field: NewField): JsonObject {
  const { type, required } = field;
  const isComputed = type === 'formula';
  return {
    type,
    label: labelFrom(field.chinese, field.english),
    ...(required && !isComputed && { required: true }),
    ...(type === 'reference' && { entity: field.refersTo as string }),
    ...(isComputed && { result: field.result, formula: field.formula.trim() }),
    ...((type === 'choice' || type === 'multi-choice') && { options: optionsOf(field.options) ?? {} }),
  };
}

function labelFrom(chinese: string, english: string): JsonObject {
  const [zh, en] = [chinese.trim(), english.trim()];
  return { ...(zh !== '' && { 'zh-CN': zh }), ...(en !== '' && { en }) };
}

/** `加急 / Urgent`, one a line; an option is known by its number, so that its words can change. */
function optionsOf(text: string): JsonObject | undefined {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length === 0) return undefined;
  return Object.fromEntries(
    lines.map((line, index) => {
      const [first = '', second] = line.split(/\s*\/\s*/);
      const label = second === undefined ? bothOf(first) : labelFrom(first, second);
      return [`option-${index + 1}`, { label }];
    }),
  );
}

/** Words without a slash are of the language that they look like. */
function bothOf(words: string): JsonObject {
  return /[\u4e00-\u9fff]/.test(words) ? { 'zh-CN': words } : { en: words };
}
