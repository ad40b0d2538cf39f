import type { Decimal } from '../decimal.ts';

/** Canonical values as records hold them: text, booleans, decimals as digits, references as `{ id }`, lines as lists. */
export type Row = Readonly<Record<string, unknown>>;

/** A value inside a running expression; `null` is the empty value, and *unknown* where a truth is asked. */
export type Value = null | boolean | string | Decimal | Row | readonly Value[];

/** What a running expression can see. Everything is a fact given from outside: an expression reads no clock. */
export interface Environment {
  /** Rows (or single values) by the roots that the scope names: `record`, `row`, `user`, `settings`, parameters. */
  readonly roots: Readonly<Record<string, unknown>>;
  /** The referenced record; null when it does not exist. Throws when it was never loaded, because a silent blank could skip an approval. */
  lookup(shape: string, id: string): Row | null;
  /** Today in the tenant's time zone, `YYYY-MM-DD`. */
  readonly today: string;
  /** Now, ISO 8601 in UTC. */
  readonly now: string;
}

/** Steps that one evaluation may take before it is stopped (reliability.md D08). */
export const fuelPerEvaluation = 100_000;

export type FailureReason =
  | 'division-by-zero'
  | 'out-of-fuel'
  | 'too-long'
  | 'out-of-range'
  | 'bad-pattern'
  | 'not-loaded';

/** An expression that could not be evaluated: neither true nor false nor empty (approval.md E7, K11). */
export class ExpressionFailure extends Error {
  readonly reason: FailureReason;
  constructor(reason: FailureReason) {
    super(`expression failed: ${reason}`);
    this.name = 'ExpressionFailure';
    this.reason = reason;
  }
}
