import type { Configuration } from '../compile/compiled.ts';
import { Decimal, decimalText } from '../decimal.ts';
import type { CompiledExpression } from '../expression/compile-expression.ts';
import { type Environment, ExpressionFailure } from '../expression/environment.ts';
import type { Reference } from '../record/values.ts';
import type { LedgerEntry } from './post-entries.ts';

/** A balance to change: one combination of dimensions, and by how much. */
export interface BalanceChange {
  ledger: string;
  /** Names the combination: ids and texts in the ledger's order. */
  key: string;
  dimensions: Record<string, Reference | string>;
  measures: Record<string, string>;
}

/** The entries that take these back: the same with every measure negated. */
export function reverseEntries(entries: readonly LedgerEntry[]): LedgerEntry[] {
  return entries.map((entry) => ({
    ...entry,
    measures: Object.fromEntries(
      Object.entries(entry.measures).map(([id, one]) => [
        id,
        decimalText(new Decimal(one).negated(), places(one)),
      ]),
    ),
  }));
}

/** What entries change, each combination once, in key order: two transactions that touch the same balances take them in the same order. */
export function balanceChanges(
  configuration: Configuration,
  entries: readonly LedgerEntry[],
): BalanceChange[] {
  const changes = new Map<string, BalanceChange>();
  for (const { ledger, dimensions, measures } of entries) {
    const key = dimensionKey(configuration, ledger, dimensions);
    const known = changes.get(`${ledger} ${key}`);
    changes.set(`${ledger} ${key}`, {
      ledger,
      key,
      dimensions,
      measures: known ? added(known.measures, measures) : measures,
    });
  }
  return [...changes.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, change]) => change);
}

export function dimensionKey(
  configuration: Configuration,
  ledger: string,
  dimensions: LedgerEntry['dimensions'],
): string {
  const ids = Object.keys(configuration.ledgers.get(ledger)?.definition.dimensions ?? {});
  return JSON.stringify(ids.map((id) => idOf(dimensions[id])));
}

function idOf(value: Reference | string | undefined): string {
  return typeof value === 'object' ? value.id : (value ?? '');
}

function added(left: Record<string, string>, right: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(left).map(([id, one]) => [
      id,
      decimalText(new Decimal(one).plus(right[id] ?? 0), places(one)),
    ]),
  );
}

function places(digits: string): number {
  return digits.split('.')[1]?.length ?? 0;
}

/**
 * The limits that a balance breaks after a change. A balance that was already beyond its limit may
 * still move back towards zero.
 */
export function brokenLimits(
  configuration: Configuration,
  change: BalanceChange,
  after: Record<string, string>,
  environment: Pick<Environment, 'lookup' | 'today' | 'now'>,
): string[] {
  const limits = Object.entries(configuration.ledgers.get(change.ledger)?.limits ?? {});
  const before = subtracted(after, change.measures);
  const isKept = (limit: CompiledExpression, measures: Record<string, string>) =>
    isNotFalse(limit, { ...environment, roots: { balance: { ...change.dimensions, ...measures } } });
  return limits
    .filter(
      ([, limit]) => !isKept(limit, after) && (isKept(limit, before) || !movesBack(limit, before, after)),
    )
    .map(([id]) => id);
}

/** A limit is kept unless it is false; one that cannot be evaluated is not kept. */
function isNotFalse(limit: CompiledExpression, environment: Environment): boolean {
  try {
    return limit.evaluate(environment) !== false;
  } catch (cause) {
    if (cause instanceof ExpressionFailure) return false;
    throw cause;
  }
}

function subtracted(left: Record<string, string>, right: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(left).map(([id, one]) => [id, decimalText(new Decimal(one).minus(right[id] ?? 0))]),
  );
}

/** Whether no measure that the limit speaks of is further from zero than it was. */
function movesBack(
  { reads }: CompiledExpression,
  before: Record<string, string>,
  after: Record<string, string>,
): boolean {
  return reads
    .flatMap((read) => read.path.slice(0, 1))
    .filter((id) => Object.hasOwn(after, id))
    .every((id) => new Decimal(after[id] ?? 0).abs().lessThanOrEqualTo(new Decimal(before[id] ?? 0).abs()));
}
