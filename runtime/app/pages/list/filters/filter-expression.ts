import { Decimal } from '../../../../../engine/decimal.ts';
import { momentOf } from '../../../form/values/time-zone.ts';
import type { ListField } from '../list-field.ts';
import { type Filter, type FilterValue, isBlank } from './filter-kind.ts';
import { daysOfPeriod, nextDay } from './period.ts';

/** What the day is and where, for filters that name days. */
export interface FilterClock {
  today: string;
  timeZone: string;
}

/** All filters as one expression of the language; undefined when nothing is asked. */
export function filterExpression(
  filters: readonly Filter[],
  fields: readonly ListField[],
  clock: FilterClock,
): string | undefined {
  const conditions = filters
    .filter(({ value }) => !isBlank(value))
    .flatMap(({ path, value }) => {
      const field = fields.find((one) => one.path === path);
      return field ? conditionsOf(field, value, clock) : [];
    });
  return conditions.length === 0 ? undefined : conditions.join(' && ');
}

function conditionsOf({ path, field }: ListField, value: FilterValue, clock: FilterClock): string[] {
  switch (value.kind) {
    case 'options':
      return [optionCondition(path, field.type, value.options)];
    case 'references':
      return [`${path} in [${value.ids.map(quoted).join(', ')}]`];
    case 'text':
      return [`contains(${path}, ${quoted(value.text.trim())})`];
    case 'numbers': {
      const isShare = field.type === 'percent' || ('result' in field && field.result === 'percent');
      const written = (digits: string) => (isShare ? new Decimal(digits).dividedBy(100).toFixed() : digits);
      return [
        ...(value.from === undefined ? [] : [`${path} >= ${written(value.from)}`]),
        ...(value.until === undefined ? [] : [`${path} <= ${written(value.until)}`]),
      ];
    }
    case 'dates':
      return dateConditions(path, field.type === 'date-time', value, clock);
  }
}

function optionCondition(path: string, type: string, options: readonly string[]): string {
  if (type === 'boolean' || type === 'formula')
    return options.length > 1 ? `notEmpty(${path})` : `${path} == ${options[0]}`;
  if (type === 'multi-choice') return `(${options.map((one) => `${quoted(one)} in ${path}`).join(' || ')})`;
  return `${path} in [${options.map(quoted).join(', ')}]`;
}

/** Whole days of the company's calendar, both ends among them. */
function dateConditions(
  path: string,
  isMoment: boolean,
  value: FilterValue & { kind: 'dates' },
  { today, timeZone }: FilterClock,
): string[] {
  const { from, until } = value.period ? daysOfPeriod(value.period, today) : value;
  const midnight = (day: string) => momentOf(day, '00:00', timeZone);
  return [
    ...(from ? [`${path} >= ${quoted(isMoment ? midnight(from) : from)}`] : []),
    ...(until
      ? [isMoment ? `${path} < ${quoted(midnight(nextDay(until)))}` : `${path} <= ${quoted(until)}`]
      : []),
  ];
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
