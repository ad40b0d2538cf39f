import type { CompiledField } from '../../../../engine/compile/compiled.ts';
import { type LineRow, linesOf, type Values, withValue } from '../../../../engine/record/values.ts';
import { isSame } from './changes.ts';
import type { DescribedEntity } from './compile-description.ts';
import type { Content } from './content.ts';
import { keyOf } from './spot.ts';

/** What the answer is taken over into, and what it was an answer to. */
export interface Taking {
  described: DescribedEntity;
  /** As it is now. */
  content: Content;
  /** As it was when the server was asked. */
  asked: Content;
  /** The evaluated record, its lines under our names. */
  answer: Values;
  /** Lines of each lines field in the order of the answer. */
  order: Readonly<Record<string, readonly string[]>>;
  /** Whether blanks at a place take the server's defaults: where everything is new. */
  isNew: (place: string) => boolean;
}

/**
 * The values with what only the server can calculate: its fields, computed fields that nothing here
 * has changed since, and defaults of blanks that nobody touched. Values that stay equal stay the
 * same objects.
 */
export function takeEvaluation(taking: Taking): Values {
  const { described, content, asked, answer, order } = taking;
  let values = content.values;
  const isCurrent = content.values === asked.values;
  const isHeaderCurrent = [...described.entity.fields.values()].every(
    ({ id, columns }) => columns !== undefined || content.values[id] === asked.values[id],
  );
  for (const field of described.entity.fields.values()) {
    if (!field.columns) {
      values = takeField(taking, field, { row: values, answer, place: '', isCurrent, isHeaderCurrent });
      continue;
    }
    const ids = order[field.id] ?? linesOf(asked.values, field.id).map((row) => row.id);
    const rows = takeLines(taking, field, linesOf(answer, field.id), ids);
    if (rows !== linesOf(values, field.id)) values = withValue(values, field.id, rows);
  }
  return values;
}

function takeLines(
  taking: Taking,
  field: CompiledField,
  answered: readonly LineRow[],
  ids: readonly string[],
): readonly LineRow[] {
  const now = linesOf(taking.content.values, field.id);
  const before = new Map(linesOf(taking.asked.values, field.id).map((row) => [row.id, row]));
  const answers = new Map(ids.map((id, index) => [id, answered[index]]));
  const rows = now.map((row): LineRow => {
    const answer = answers.get(row.id);
    if (!answer) return row;
    const isCurrent = before.get(row.id) === row;
    let taken: Values = row;
    for (const column of field.columns?.values() ?? [])
      taken = takeField(taking, column, { row: taken, answer, place: row.id, isCurrent, lines: field.id });
    return taken as LineRow;
  });
  return rows.every((row, index) => row === now[index]) ? now : rows;
}

interface At {
  row: Values;
  answer: Values;
  place: string;
  isCurrent: boolean;
  /** Of a header: whether nothing but its lines has changed, on which no default depends. */
  isHeaderCurrent?: boolean;
  lines?: string;
}

function takeField(
  taking: Taking,
  field: CompiledField,
  { row, answer, place, isCurrent, isHeaderCurrent = isCurrent, lines }: At,
): Values {
  const { described, content, isNew } = taking;
  const value = answer[field.id];
  const isComputed = field.computed || field.formula !== undefined;
  const takes =
    described.serverFields.has(field.path) ||
    (isComputed && isCurrent) ||
    (isHeaderCurrent &&
      isNew(place) &&
      row[field.id] === undefined &&
      !isTouched(content, field, place, lines));
  return takes && !isSame(row[field.id], value) ? withValue(row, field.id, value) : row;
}

function isTouched(
  { touched }: Content,
  field: CompiledField,
  place: string,
  lines: string | undefined,
): boolean {
  return touched.has(
    keyOf(lines === undefined ? { field: field.id } : { lines, line: place, field: field.id }),
  );
}
