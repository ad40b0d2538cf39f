import type { FieldDefinition } from '../../../../../engine/definition/field.ts';
import type { ListField } from '../list-field.ts';

/** What filters a field: one of several values, between two, a part of a text. */
export type FilterValue =
  | { kind: 'options'; options: string[] }
  | { kind: 'references'; ids: string[] }
  | { kind: 'dates'; from?: string; until?: string; period?: Period }
  | { kind: 'numbers'; from?: string; until?: string }
  | { kind: 'text'; text: string };

export type FilterKind = FilterValue['kind'];

/** Spans that move with the calendar, so that a link means the same tomorrow. */
export const periods = [
  'today',
  'this-week',
  'this-month',
  'last-month',
  'last-30-days',
  'this-year',
] as const;

export type Period = (typeof periods)[number];

export interface Filter {
  path: string;
  value: FilterValue;
}

const kinds: Record<FieldDefinition['type'], FilterKind | undefined> = {
  text: 'text',
  'long-text': 'text',
  'auto-number': 'text',
  integer: 'numbers',
  decimal: 'numbers',
  money: 'numbers',
  quantity: 'numbers',
  percent: 'numbers',
  boolean: 'options',
  date: 'dates',
  'date-time': 'dates',
  choice: 'options',
  'multi-choice': 'options',
  reference: 'references',
  user: 'references',
  department: 'references',
  formula: undefined,
  'roll-up': undefined,
  attachment: undefined,
  lines: undefined,
};

/** How a field is filtered; undefined when it cannot be. */
export function kindOf({ field, isStored }: ListField): FilterKind | undefined {
  if (!isStored) return undefined;
  const { type } = field;
  if (type === 'formula' || type === 'roll-up') return kinds[field.result ?? 'money'];
  return type === 'multi-choice' && !field.options ? undefined : kinds[type];
}

/** A filter of a kind that asks nothing yet. */
export function blankFilter(kind: FilterKind): FilterValue {
  switch (kind) {
    case 'options':
      return { kind, options: [] };
    case 'references':
      return { kind, ids: [] };
    case 'text':
      return { kind, text: '' };
    default:
      return { kind };
  }
}

export function isBlank(value: FilterValue): boolean {
  switch (value.kind) {
    case 'options':
      return value.options.length === 0;
    case 'references':
      return value.ids.length === 0;
    case 'text':
      return value.text.trim() === '';
    case 'dates':
      return value.from === undefined && value.until === undefined && value.period === undefined;
    case 'numbers':
      return value.from === undefined && value.until === undefined;
  }
}
