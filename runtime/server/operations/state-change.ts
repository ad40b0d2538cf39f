import type { CompiledConversion, CompiledEntity } from '../../../engine/compile/compiled.ts';
import { contributionOf, progressOf } from '../../../engine/conversion/progress.ts';
import { isError, issue } from '../../../engine/issue.ts';
import {
  balanceChanges,
  brokenLimits,
  dimensionKey,
  reverseEntries,
} from '../../../engine/ledger/balances.ts';
import { type LedgerEntry, postEntries, reversedPostings } from '../../../engine/ledger/post-entries.ts';
import { computeRecord } from '../../../engine/record/compute-record.ts';
import { environmentOf, type Facts, titleOf } from '../../../engine/record/facts.ts';
import { linesOf, type Reference } from '../../../engine/record/values.ts';
import { changeBalances } from '../store/balances.ts';
import { findEntries, insertEntries, type StoredEntry } from '../store/ledgers.ts';
import { findRecord, replaceRecord, type StoredRecord } from '../store/records.ts';
import { referenceOf } from './acting.ts';
import { fieldChanges } from './field-changes.ts';
import { Invalid } from './invalid.ts';
import { type Loading, withFacts } from './load-facts.ts';
import { nextRevision, ownRow } from './own-row.ts';
import { standingPostings } from './standing-entries.ts';
import type { Work } from './work.ts';

/** A record in another state, and what that will write into ledgers; made before the transaction. */
export interface StateChange {
  before: StoredRecord;
  after: StoredRecord;
  entries: readonly LedgerEntry[];
  facts: Facts;
}

/** The record as it will be in a state, with the entries that entering it posts; issues are thrown. */
export async function planStateChange(
  loading: Loading,
  facts: Facts,
  before: StoredRecord,
  after: StoredRecord,
  to: string,
): Promise<StateChange> {
  const { entity } = loading;
  const next: StoredRecord = {
    ...after,
    state: to,
    stateSince: facts.now,
    stateTimes: { ...after.stateTimes, [to]: facts.now },
  };
  const posted = await withFacts(loading, facts, () =>
    postEntries(entity, next.values, to, facts, ownRow(next)),
  );
  if (posted.issues.some(isError)) throw new Invalid(posted.issues);
  return { before, after: next, entries: posted.entries, facts };
}

/** Writes what a change of state means beside the record itself: ledger entries, balances within their limits, the source of a conversion. */
export async function writeStateChange(
  work: Work,
  entity: CompiledEntity,
  change: StateChange,
): Promise<void> {
  const { before, after, facts } = change;
  await writeEntries(work, entity, after, change.entries, facts);
  await reverseOwnEntries(work, entity, after, facts);
  await writeProgress(work, entity, before, after, facts);
}

/** An entry, which may take others of a posting back. */
export type NewEntry = LedgerEntry & { reverses?: string };

/** Writes entries with their balances; all of them together must keep the limits. */
export async function writeEntries(
  work: Work,
  entity: CompiledEntity,
  record: StoredRecord,
  entries: readonly NewEntry[],
  facts: Facts,
): Promise<void> {
  if (entries.length === 0) return;
  const { configuration } = facts;
  const changes = balanceChanges(configuration, entries);
  const balances = await changeBalances(work.scope, changes);
  for (const [index, change] of changes.entries()) {
    const after = balances[index] as Record<string, string>;
    const module = configuration.ledgers.get(change.ledger)?.module ?? entity.module;
    const broken = brokenLimits(configuration, change, after, environmentOf(facts, module, {}));
    if (broken.length > 0)
      throw brokenLimit(entity, record, entries, change, after, broken[0] as string, configuration);
  }
  const common = {
    at: work.now,
    entity: entity.id,
    record: record.id,
    recordTitle: titleOf(entity, record.values),
    state: record.state ?? '',
    by: referenceOf(work.acting.person),
  };
  await insertEntries(
    work.scope,
    entries.map((entry) => ({
      ...entry,
      ...common,
      key: dimensionKey(configuration, entry.ledger, entry.dimensions),
    })),
  );
}

/** The limit that would be broken, at the first line that causes it, with what there would be left. */
function brokenLimit(
  entity: CompiledEntity,
  record: StoredRecord,
  entries: readonly LedgerEntry[],
  change: ReturnType<typeof balanceChanges>[number],
  after: Record<string, string>,
  limit: string,
  configuration: Facts['configuration'],
): Invalid {
  const definition = configuration.ledgers.get(change.ledger)?.definition;
  const cause = entries.find(
    (one) => one.ledger === change.ledger && sameDimensions(one.dimensions, change.dimensions),
  );
  const lines = entity.lines.find((field) =>
    linesOf(record.values, field.id).some((row) => row.id === cause?.line),
  );
  const index = lines ? linesOf(record.values, lines.id).findIndex((row) => row.id === cause?.line) : -1;
  const [measure = ''] = Object.keys(change.measures);
  return new Invalid([
    {
      ...issue('ledger.limit', lines ? `/${lines.id}/${index}` : '', {
        ledger: change.ledger,
        limit,
        of: Object.values(change.dimensions)
          .map((value) => (typeof value === 'object' ? value.title : value))
          .filter(Boolean)
          .join(' · '),
        after: after[measure] ?? '',
        change: change.measures[measure] ?? '',
      }),
      words: definition?.limits[limit]?.message,
    },
  ]);
}

function sameDimensions(left: LedgerEntry['dimensions'], right: LedgerEntry['dimensions']): boolean {
  return Object.keys(left).every((id) => identity(left[id]) === identity(right[id]));
}

function identity(value: Reference | string | undefined): string {
  return typeof value === 'object' ? value.id : (value ?? '');
}

/** Entering a reversing state takes back every entry of the postings named, once. */
async function reverseOwnEntries(
  work: Work,
  entity: CompiledEntity,
  record: StoredRecord,
  facts: Facts,
): Promise<void> {
  const postings = new Set(reversedPostings(facts.configuration, entity.id, record.state ?? ''));
  if (postings.size === 0) return;
  const standing = standingPostings(await findEntries(work.scope, entity.id, record.id));
  const open = [...postings].flatMap((posting) => standing.get(posting) ?? []);
  await writeEntries(work, entity, record, takenBack(open), facts);
}

/** The entries that take these back. */
export function takenBack(entries: readonly StoredEntry[]): NewEntry[] {
  return reverseEntries(entries.map(plainEntry)).map((entry) => ({ ...entry, reverses: entry.posting }));
}

function plainEntry({ ledger, posting, line, dimensions, measures }: StoredEntry): LedgerEntry {
  return { ledger, posting, line, dimensions, measures };
}

/** Brings the source of a conversion up to date with what this target now takes of it and has done. */
export async function writeProgress(
  work: Work,
  entity: CompiledEntity,
  before: StoredRecord | undefined,
  after: StoredRecord | undefined,
  facts: Facts,
): Promise<void> {
  for (const conversion of facts.configuration.conversions.values()) {
    if (conversion.definition.to !== entity.id) continue;
    const [was, is] = [sourceOf(conversion, before), sourceOf(conversion, after)];
    // What was taken of one source is given back to it when the target now names another.
    if (was !== undefined && was !== is)
      await writeSource(work, conversion, was, { before, after: undefined }, facts);
    if (is !== undefined)
      await writeSource(work, conversion, is, { before: was === is ? before : undefined, after }, facts);
  }
}

function sourceOf({ definition }: CompiledConversion, target: StoredRecord | undefined): string | undefined {
  return (target?.values[definition.source] as Reference | undefined)?.id;
}

async function writeSource(
  work: Work,
  conversion: CompiledConversion,
  sourceId: string,
  { before, after }: { before: StoredRecord | undefined; after: StoredRecord | undefined },
  facts: Facts,
): Promise<void> {
  const source = facts.configuration.entities.get(conversion.definition.from);
  const record = source && (await findRecord(work.scope, source, sourceId));
  if (!source || !record) return;
  const empty = new Map();
  const progress = progressOf(
    conversion,
    record,
    before ? contributionOf(conversion, before.values, before.state) : empty,
    after ? contributionOf(conversion, after.values, after.state) : empty,
  );
  if (progress.issues.length > 0) throw new Invalid(progress.issues);
  if (progress.values === record.values && progress.state === undefined) return;
  const loading: Loading = { acting: work.acting, scope: work.scope, entity: source, untrusted: new Set() };
  // Balances are asked for when somebody looks; nothing that is stored is made of them.
  const computed = await withFacts(loading, facts, () =>
    computeRecord(source, progress.values, facts, {
      fresh: new Set(),
      own: ownRow(record),
      takes: ({ live }) => !live,
    }),
  );
  const next: StoredRecord = {
    ...nextRevision(record, referenceOf(work.acting.person), work.now),
    values: computed.values,
  };
  const moved =
    progress.state === undefined
      ? undefined
      : await planStateChange(loading, facts, record, next, progress.state);
  const written = moved?.after ?? next;
  if (moved) await writeStateChange(work, source, moved);
  await replaceRecord(work.scope, source, written, record);
  work.audit({
    action: 'progress',
    entity: source.id,
    record: record.id,
    revision: written.revision,
    fields: fieldChanges(source, record.values, written.values),
    ...(moved && { state: { before: record.state, after: written.state } }),
  });
  work.hint({ entity: source.id, record: record.id });
}
