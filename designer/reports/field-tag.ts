import type { FieldRow } from '../workflow/inspector/field-rows.ts';

/** How a value of a type is written out in a template. */
const functions: Readonly<Record<string, string>> = {
  money: 'money',
  quantity: 'quantity',
  decimal: 'number',
  integer: 'number',
  percent: 'percent',
  date: 'date',
  'date-time': 'dateTime',
};

/** Where a value has parts, the one that is printed. */
const parts: Readonly<Record<string, string>> = {
  choice: '.label',
  reference: '.title',
  user: '.title',
  department: '.title',
};

/** What prints a field or column: `{{money record.total}}`, within the lines `{{this.product.title}}`. */
export function tagOf({ path, definition }: FieldRow): string {
  const type = String(definition.result ?? definition.type);
  const [first = '', column] = path.split('.');
  const name = column === undefined ? `record.${first}` : `this.${column}`;
  if (definition.type === 'multi-choice') return `{{#each ${name}}}{{this.label}} {{/each}}`;
  if (definition.type === 'attachment') return `{{#each ${name}}}{{this.name}} {{/each}}`;
  const value = `${name}${parts[type] ?? ''}`;
  const format = type === 'roll-up' ? 'number' : functions[type];
  return format === undefined ? `{{${value}}}` : `{{${format} ${value}}}`;
}
