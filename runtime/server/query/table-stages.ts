import type { Document } from 'mongodb';
import type { ColumnValue } from '../../../engine/report/column-value.ts';
import type { GroupColumn, MeasureColumn } from '../../../engine/report/table-columns.ts';
import { storedPathOf } from './stored-value.ts';

/** What the rows of a table are made of. */
export interface TableShape {
  groups: readonly GroupColumn[];
  measures: readonly MeasureColumn[];
  lines?: string | undefined;
  /** In which moments fall on a day. */
  timeZone: string;
}

/**
 * The stages that make rows of records. Group number 1 comes as `_id.g1`, with the title of a
 * reference in `t1`; measure number 1 as `m1`, and `n1` says of an average how many values it is of.
 * Where lines are told apart, they are first put together within each record: what stands once in a
 * record counts once in each row that the record is in.
 */
export function tableStages(shape: TableShape): Document[] {
  const { groups, measures, lines, timeZone } = shape;
  const keys = Object.fromEntries(groups.map((one, index) => [`g${index}`, keyOf(one, timeZone)]));
  const titles = Object.fromEntries(
    groups.flatMap(({ value }, index) =>
      value.type === 'reference' ? [[`t${index}`, { $max: `$${titlePathOf(value)}` }]] : [],
    ),
  );
  if (lines === undefined) return [{ $group: { _id: keys, ...titles, ...accumulators(measures, added) } }];
  const isByLine = groups.some(({ value }) => value.lines !== undefined);
  const again = Object.keys(keys).map((key) => [key, `$_id.${key}`]);
  const titlesAgain = Object.keys(titles).map((title) => [title, { $max: `$${title}` }]);
  return [
    { $unwind: { path: `$values.${lines}`, preserveNullAndEmptyArrays: !isByLine } },
    { $group: { _id: { ...keys, record: '$_id' }, ...titles, ...accumulators(measures, withinRecord) } },
    {
      $group: {
        _id: Object.fromEntries(again),
        ...Object.fromEntries(titlesAgain),
        ...accumulators(measures, overRecords),
      },
    },
  ];
}

/** What a row is told apart by; an empty text for blank, which no value is. */
function keyOf({ by, value }: GroupColumn, timezone: string): Document {
  const path = `$${storedPathOf(value.stored)}`;
  const places = { day: 10, month: 7, year: 4, value: undefined }[by];
  if (places === undefined) return { $ifNull: [path, ''] };
  if (value.type === 'date') return { $substrCP: [{ $ifNull: [path, ''] }, 0, places] };
  const format = '%Y-%m-%d'.slice(0, { day: 8, month: 5, year: 2, value: 0 }[by]);
  return { $ifNull: [{ $dateToString: { date: path, format, timezone } }, ''] };
}

function titlePathOf({ stored }: ColumnValue): string {
  return storedPathOf({ ...stored, half: 'title' });
}

type Accumulate = (measure: MeasureColumn, name: 'm' | 'n', key: string) => Document;

function accumulators(measures: readonly MeasureColumn[], accumulate: Accumulate): Document {
  return Object.fromEntries(
    measures.flatMap((measure, index) => {
      const main = [`m${index}`, accumulate(measure, 'm', `m${index}`)] as const;
      if (measure.function !== 'average') return [main];
      return [main, [`n${index}`, accumulate(measure, 'n', `n${index}`)] as const];
    }),
  );
}

const operatorOf = { sum: '$sum', average: '$sum', count: '$sum', min: '$min', max: '$max' } as const;

/** Over the records, or the lines, of a row. */
function added(measure: MeasureColumn, name: 'm' | 'n'): Document {
  return { [operatorOf[measure.function]]: amountOf(measure, name) };
}

/** Over the lines of one record in a row; what is not in its lines is there once. */
function withinRecord(measure: MeasureColumn, name: 'm' | 'n'): Document {
  return measure.value?.lines === undefined ? { $max: amountOf(measure, name) } : added(measure, name);
}

/** Over what the lines of each record came to. */
function overRecords(measure: MeasureColumn, _name: 'm' | 'n', key: string): Document {
  return { [operatorOf[measure.function]]: `$${key}` };
}

/** What one record, or one line, adds: its value, or one where it is only counted. */
function amountOf({ function: name, value }: MeasureColumn, part: 'm' | 'n'): unknown {
  if (!value) return 1;
  const path = `$${storedPathOf(value.stored)}`;
  return name === 'count' || part === 'n' ? { $cond: [{ $lte: [path, null] }, 0, 1] } : path;
}
