import type { CompiledEntity, CompiledPosting, Configuration } from '../compile/compiled.ts';
import { Decimal, decimalText } from '../decimal.ts';
import type { CompiledExpression } from '../expression/compile-expression.ts';
import { type Environment, ExpressionFailure, type Row } from '../expression/environment.ts';
import { type Issue, issue, pointer } from '../issue.ts';
import { environmentOf, type Facts } from '../record/facts.ts';
import { linesOf, type Reference, type Values } from '../record/values.ts';

/** One entry of a ledger as it will be written. */
export interface LedgerEntry {
  ledger: string;
  posting: string;
  /** The line that caused it, for a posting over lines. */
  line?: string | undefined;
  /** References by id and title; texts as they are; `''` where a text dimension is blank. */
  dimensions: Record<string, Reference | string>;
  /** Digits at the measure's places. */
  measures: Record<string, string>;
}

/**
 * The entries that a record writes when it enters a state (ledgers, INV-01, INV-10). A reference
 * dimension must be known; entries whose measures are all zero are left out.
 */
export function postEntries(
  entity: CompiledEntity,
  values: Values,
  state: string,
  facts: Facts,
  own: Row,
): { entries: LedgerEntry[]; issues: Issue[] } {
  const { configuration } = facts;
  const postings = (configuration.postings.get(entity.id) ?? []).filter(
    (one) => one.definition.state === state,
  );
  const issues: Issue[] = [];
  const entries: LedgerEntry[] = [];
  const record = { ...own, ...values, state };
  for (const posting of postings) {
    const module = configuration.ledgers.get(posting.ledger)?.module ?? entity.module;
    const { lines } = posting.definition;
    const rows = lines === undefined ? [undefined] : linesOf(values, lines);
    for (const [index, row] of rows.entries()) {
      const environment = environmentOf(facts, module, record, row);
      const path = pointer(lines === undefined ? [] : [lines, index]);
      const entry = entryOf(configuration, posting, environment, path, issues);
      if (entry) entries.push({ ...entry, line: row?.id as string | undefined });
    }
  }
  return { entries, issues };
}

/** Ledgers that a record in this state would have to give back. */
export function reversedPostings(configuration: Configuration, entityId: string, state: string): string[] {
  const postings = configuration.postings.get(entityId) ?? [];
  return postings
    .filter((one) => one.definition.reverseIn.includes(state))
    .map((one) => `${one.ledger}/${one.id}`);
}

function entryOf(
  configuration: Configuration,
  posting: CompiledPosting,
  environment: Environment,
  path: string,
  issues: Issue[],
): LedgerEntry | undefined {
  const definition = configuration.ledgers.get(posting.ledger)?.definition;
  if (!definition) return undefined;
  const evaluate = (expression: CompiledExpression | undefined) => {
    try {
      return expression?.evaluate(environment) ?? null;
    } catch (cause) {
      if (!(cause instanceof ExpressionFailure)) throw cause;
      issues.push(
        issue('expression.failed', path, { reason: cause.reason, source: expression?.source ?? '' }),
      );
      return null;
    }
  };
  if (posting.when && evaluate(posting.when) !== true) return undefined;
  const measures: Record<string, string> = {};
  for (const [id, measure] of Object.entries(definition.measures))
    measures[id] = decimalText(
      (evaluate(posting.measures[id]) as Decimal | null) ?? new Decimal(0),
      measure.scale,
    );
  if (Object.values(measures).every((one) => new Decimal(one).isZero())) return undefined;
  const dimensions: Record<string, Reference | string> = {};
  for (const [id, dimension] of Object.entries(definition.dimensions)) {
    const value = evaluate(posting.dimensions[id]);
    if (dimension.type === 'text') dimensions[id] = value === null ? '' : String(value);
    else if (value === null)
      issues.push(issue('ledger.dimension-missing', path, { ledger: definition.id, dimension: id }));
    else dimensions[id] = { id: (value as Row).id as string, title: String((value as Row).title ?? '') };
  }
  return { ledger: posting.ledger, posting: posting.id, dimensions, measures };
}
