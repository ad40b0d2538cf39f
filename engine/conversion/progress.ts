import type { CompiledConversion } from '../compile/compiled.ts';
import { Decimal, decimalText } from '../decimal.ts';
import { type Issue, issue, pointer } from '../issue.ts';
import { type LineRow, linesOf, type Values } from '../record/values.ts';
import { sourceLineKey } from './convert-record.ts';

/** What one target takes of its source, by source line. */
export type Contribution = ReadonlyMap<string, { taken: Decimal; done: Decimal }>;

/** What a target in a state takes of its source and has done of it; a void one gives everything back. */
export function contributionOf(
  { definition }: CompiledConversion,
  values: Values,
  state: string | undefined,
): Contribution {
  const contribution = new Map<string, { taken: Decimal; done: Decimal }>();
  const { lines } = definition;
  if (!lines || (state !== undefined && definition.voidIn.includes(state))) return contribution;
  const isDone = state !== undefined && definition.doneIn.includes(state);
  for (const row of linesOf(values, lines.to)) {
    const source = row[sourceLineKey];
    if (typeof source !== 'string') continue;
    const quantity = new Decimal((row[lines.quantity] as string | undefined) ?? 0);
    const known = contribution.get(source) ?? { taken: new Decimal(0), done: new Decimal(0) };
    contribution.set(source, {
      taken: known.taken.plus(quantity),
      done: isDone ? known.done.plus(quantity) : known.done,
    });
  }
  return contribution;
}

export interface Progress {
  /** The source with its kept quantities brought up to date; formulas are not computed again yet. */
  values: Values;
  /** The state that the source is now due; absent when it stays. */
  state?: string;
  /** Lines taken beyond what there is; paths are of the source. */
  issues: Issue[];
}

/** The source after one of its targets changed from one contribution to another. */
export function progressOf(
  conversion: CompiledConversion,
  source: { values: Values; state?: string | undefined },
  before: Contribution,
  after: Contribution,
): Progress {
  const { lines } = conversion.definition;
  if (!lines) return { values: source.values, issues: [] };
  const issues: Issue[] = [];
  const rows = linesOf(source.values, lines.from).map((row, index): LineRow => {
    const [was, is] = [before.get(row.id), after.get(row.id)];
    if (!was && !is) return row;
    const kept = (column: string, key: 'taken' | 'done') =>
      new Decimal((row[column] as string | undefined) ?? 0).plus(is?.[key] ?? 0).minus(was?.[key] ?? 0);
    const taken = kept(lines.taken, 'taken');
    const of = new Decimal((row[lines.of] as string | undefined) ?? 0);
    if (taken.greaterThan(of) && taken.greaterThan((row[lines.taken] as string | undefined) ?? 0))
      issues.push(
        issue('conversion.too-much', pointer([lines.from, index]), {
          wanted: decimalText(taken),
          remaining: decimalText(of),
        }),
      );
    return {
      ...row,
      [lines.taken]: decimalText(taken, places(row[lines.of])),
      [lines.done]: decimalText(kept(lines.done, 'done'), places(row[lines.of])),
    };
  });
  const state = dueState(conversion, source.state, rows);
  return { values: { ...source.values, [lines.from]: rows }, issues, ...(state !== undefined && { state }) };
}

function places(digits: unknown): number {
  return typeof digits === 'string' ? (digits.split('.')[1]?.length ?? 0) : 0;
}

/** Nothing, something or everything done moves the source to the state its definition names; back to the first only from one of the others. */
function dueState(
  conversion: CompiledConversion,
  current: string | undefined,
  rows: readonly LineRow[],
): string | undefined {
  const { lines, sourceStates } = conversion.definition;
  if (!lines) return undefined;
  const done = rows.map((row) => new Decimal((row[lines.done] as string | undefined) ?? 0));
  const all = rows.every((row, index) =>
    done[index]?.greaterThanOrEqualTo((row[lines.of] as string | undefined) ?? 0),
  );
  const some = done.some((one) => one.greaterThan(0));
  const due = all && some ? sourceStates.all : some ? sourceStates.some : sourceStates.none;
  if (due === undefined || due === current) return undefined;
  if (!some && current !== sourceStates.some && current !== sourceStates.all) return undefined;
  return due;
}
