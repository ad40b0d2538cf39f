import type { CompiledEntity, CompiledField } from '../../../../engine/compile/compiled.ts';
import { type LineRow, linesOf, type Values, withValue } from '../../../../engine/record/values.ts';
import type { Conflict } from '../contract.ts';
import { isSame } from './changes.ts';

type Conflicts = Conflict['conflicts'];

/** The two ways from one record: what was there, what we made of it, what others made of it. */
export interface ThreeSides {
  entity: CompiledEntity;
  base: Values;
  yours: Values;
  theirs: Values;
  /** Fields that we may have written; everything else is theirs. */
  isYours: (path: string) => boolean;
  /** Of a conflict, whose side wins; absent: ours, and it is reported. */
  choices?: Readonly<Record<string, 'yours' | 'theirs'>>;
}

/**
 * Both sides' changes in one record. Where only one side changed something it wins; where both did
 * it is a conflict, unless they made the same of it. Nothing of ours is dropped without being told.
 */
export function mergeSides(sides: ThreeSides): { values: Values; conflicts: Conflicts } {
  const conflicts: Conflicts = [];
  let values = sides.theirs;
  for (const field of sides.entity.fields.values())
    values = field.columns
      ? withValue(values, field.id, mergedLines(sides, field, conflicts))
      : mergedField(sides, field, field.id, [sides.base, sides.yours, values], conflicts);
  return { values, conflicts };
}

function mergedField(
  { isYours, choices }: ThreeSides,
  field: CompiledField,
  path: string,
  [base, yours, theirs]: readonly [Values, Values, Values],
  conflicts: Conflicts,
): Values {
  const [before, ours, others] = [base[field.id], yours[field.id], theirs[field.id]];
  if (!isYours(field.path) || isSame(before, ours) || isSame(ours, others)) return theirs;
  if (isSame(before, others)) return withValue(theirs, field.id, ours);
  const choice = choices?.[path];
  if (choice === undefined) conflicts.push({ path, before, theirs: others, yours: ours });
  return choice === 'theirs' ? theirs : withValue(theirs, field.id, ours);
}

/** Their lines in their order, with our changes in them; ours that are new after the line that they followed. */
function mergedLines(sides: ThreeSides, field: CompiledField, conflicts: Conflicts): LineRow[] | undefined {
  const [base, yours, theirs] = [sides.base, sides.yours, sides.theirs].map((one) =>
    linesOf(one, field.id),
  ) as [readonly LineRow[], readonly LineRow[], readonly LineRow[]];
  const before = new Map(base.map((row) => [row.id, row]));
  const mine = new Map(yours.map((row) => [row.id, row]));
  const merged: LineRow[] = [];
  for (const row of theirs) {
    const kept = mergedLine(sides, field, [before.get(row.id), mine.get(row.id), row], conflicts);
    if (kept) merged.push(kept);
  }
  for (const [index, row] of yours.entries())
    if (
      !theirs.some((one) => one.id === row.id) &&
      staysOurs(sides, field, [before.get(row.id), row], conflicts)
    )
      insertAfter(merged, yours[index - 1]?.id, row);
  return merged.length === 0 ? undefined : merged;
}

/** A line that they have; undefined when we deleted it and they left it alone. */
function mergedLine(
  sides: ThreeSides,
  field: CompiledField,
  [before, mine, theirs]: readonly [LineRow | undefined, LineRow | undefined, LineRow],
  conflicts: Conflicts,
): LineRow | undefined {
  const path = `${field.id}/${theirs.id}`;
  if (!before) return theirs;
  if (mine) {
    let row: Values = theirs;
    for (const column of field.columns?.values() ?? [])
      row = mergedField(sides, column, `${path}/${column.id}`, [before, mine, row], conflicts);
    return row as LineRow;
  }
  if (!differs(sides, field, before, theirs)) return undefined;
  const choice = sides.choices?.[path];
  if (choice === undefined) conflicts.push({ path, before, theirs, yours: null });
  return choice === 'theirs' ? theirs : undefined;
}

/** A line that they do not have: new from us, or deleted by them while we changed it. */
function staysOurs(
  sides: ThreeSides,
  field: CompiledField,
  [before, mine]: readonly [LineRow | undefined, LineRow],
  conflicts: Conflicts,
): boolean {
  if (!before) return true;
  if (!differs(sides, field, before, mine)) return false;
  const path = `${field.id}/${mine.id}`;
  const choice = sides.choices?.[path];
  if (choice === undefined) conflicts.push({ path, before, theirs: null, yours: mine });
  return choice !== 'theirs';
}

function differs({ isYours }: ThreeSides, field: CompiledField, one: LineRow, other: LineRow): boolean {
  return [...(field.columns?.values() ?? [])].some(
    (column) => isYours(column.path) && !isSame(one[column.id], other[column.id]),
  );
}

function insertAfter(rows: LineRow[], line: string | undefined, row: LineRow): void {
  const at = rows.findIndex((one) => one.id === line);
  rows.splice(at < 0 ? rows.length : at + 1, 0, row);
}
