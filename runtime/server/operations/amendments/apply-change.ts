import { rebaseChanges } from '../../../../engine/amendment/rebase-changes.ts';
import type { CompiledEntity } from '../../../../engine/compile/compiled.ts';
import { checkTaken } from '../../../../engine/conversion/check-taken.ts';
import { progressOf } from '../../../../engine/conversion/progress.ts';
import { isError } from '../../../../engine/issue.ts';
import { type LedgerEntry, postEntries } from '../../../../engine/ledger/post-entries.ts';
import type { Facts } from '../../../../engine/record/facts.ts';
import type { Values } from '../../../../engine/record/values.ts';
import { allRights } from '../../../../engine/record/write-rights.ts';
import type { Amendment } from '../../store/amendments.ts';
import type { StoredRecord } from '../../store/records.ts';
import { type Acting, scopeOf } from '../acting.ts';
import { Invalid } from '../invalid.ts';
import { type Loading, withFacts } from '../load-facts.ts';
import { ownRow } from '../own-row.ts';
import { validValues } from '../prepare.ts';

/** Why an approved request could not be applied. */
export type Unfit = Pick<Amendment, 'conflicts' | 'issues' | 'blockers'>;

export interface AppliedChange {
  values: Values;
  /** What each posting of the record writes now, for those that stand. */
  entries: readonly LedgerEntry[];
  /** The state that is due now: an order that needs no more than was delivered is complete. */
  state?: string | undefined;
}

/**
 * The record with an approved change in it, computed and checked as any save is, or why it does not fit
 * any more: places that are not what they were, values that are wrong by now (approval.md L6).
 */
export async function applyChange(
  acting: Acting,
  entity: CompiledEntity,
  record: StoredRecord,
  { amendment, facts }: { amendment: Amendment; facts: Facts },
): Promise<AppliedChange | Unfit> {
  const { values, conflicts } = rebaseChanges(entity, record.values, amendment.changes);
  if (conflicts.length > 0) return { conflicts };
  try {
    const own = ownRow(record);
    const valid = await validValues(
      { acting, entity, facts, before: record.values, isNew: false, own, rights: allRights },
      values,
    );
    assertNotTaken(facts, entity, record.values, valid);
    return {
      values: valid,
      entries: await entriesOf(acting, entity, { ...record, values: valid }, facts),
      state: dueState(facts, entity, { ...record, values: valid }),
    };
  } catch (cause) {
    if (!(cause instanceof Invalid)) throw cause;
    return { issues: cause.issues.filter(isError) };
  }
}

/** Throws what later documents have taken already. */
export function assertNotTaken(facts: Facts, entity: CompiledEntity, before: Values, after: Values): void {
  const issues = checkTaken(facts.configuration.conversions.values(), entity.id, before, after);
  if (issues.length > 0) throw new Invalid(issues);
}

/** What the record posts with its new values, whichever state posted it. */
async function entriesOf(
  acting: Acting,
  entity: CompiledEntity,
  record: StoredRecord,
  facts: Facts,
): Promise<LedgerEntry[]> {
  const postings = facts.configuration.postings.get(entity.id) ?? [];
  const loading: Loading = { acting, scope: scopeOf(acting), entity, untrusted: new Set() };
  const entries: LedgerEntry[] = [];
  for (const state of new Set(postings.map(({ definition }) => definition.state))) {
    const posted = await withFacts(loading, facts, () =>
      postEntries(entity, record.values, state, facts, ownRow(record)),
    );
    if (posted.issues.some(isError)) throw new Invalid(posted.issues);
    entries.push(...posted.entries);
  }
  return entries;
}

const nothing = new Map();

function dueState(facts: Facts, entity: CompiledEntity, record: StoredRecord): string | undefined {
  for (const conversion of facts.configuration.conversions.values()) {
    if (conversion.definition.from !== entity.id) continue;
    const { state } = progressOf(conversion, record, nothing, nothing);
    if (state !== undefined) return state;
  }
  return undefined;
}
