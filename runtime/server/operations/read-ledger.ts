import type { CompiledLedger } from '../../../engine/compile/compiled.ts';
import type { LedgerDefinition } from '../../../engine/definition/ledger.ts';
import type { Reference } from '../../../engine/record/values.ts';
import { Refusal } from '../../../engine/refusal.ts';
import type { StoredEntry } from '../store/ledgers.ts';
import { listEntries } from '../store/list-entries.ts';
import { type Acting, factsOf, scopeOf } from './acting.ts';
import { rowAllowed } from './record-access.ts';
import { recordsOf } from './records-of.ts';

/** A ledger that the person may see; of others not even the name exists. */
export function ledgerOf({ world, policy }: Acting, id: string): CompiledLedger {
  const ledger = world.configuration.ledgers.get(id);
  if (!ledger || !policy.canSeeLedger(id)) throw new Refusal('ledger.not-found', { ledger: id });
  return ledger;
}

export type LedgerDescription = Pick<LedgerDefinition, 'id' | 'label' | 'dimensions' | 'measures'>;

/** What a page needs to show a ledger: how its entries are kept apart, and what is added up. */
export function describeLedger(acting: Acting, ledgerId: string): LedgerDescription {
  const { id, label, dimensions, measures } = ledgerOf(acting, ledgerId).definition;
  return { id, label, dimensions, measures };
}

/** An entry as its reader sees it. */
export interface PresentedEntry {
  id: string;
  at: string;
  by: Reference;
  entity: string;
  record: string;
  /** Null where the reader of the ledger may not read the record. */
  recordTitle: string | null;
  state: string;
  line: string | null;
  dimensions: Record<string, Reference | string>;
  measures: Record<string, string>;
  /** Of an entry that takes another back: the posting it takes back. */
  reverses: string | null;
}

export interface EntryRequest {
  ledger: string;
  /** By dimension: the id of a reference, or the text. */
  where: Readonly<Record<string, string>>;
  entity?: string | undefined;
  record?: string | undefined;
  before?: { at: string; id: string } | undefined;
  limit: number;
}

/** Entries of a ledger that a person may see, newest first; one more than the limit when there are more. */
export async function readEntries(acting: Acting, request: EntryRequest): Promise<PresentedEntry[]> {
  const { dimensions } = ledgerOf(acting, request.ledger).definition;
  const references = new Set(Object.keys(dimensions).filter((id) => dimensions[id]?.type === 'reference'));
  const found = await listEntries(scopeOf(acting), {
    ...request,
    references,
    limit: request.limit + 1,
  });
  const readable = await readableRecords(acting, found);
  return found.map((entry) => ({
    id: entry.id,
    at: entry.at,
    by: entry.by,
    entity: entry.entity,
    record: entry.record,
    recordTitle: readable.has(`${entry.entity}/${entry.record}`) ? entry.recordTitle : null,
    state: entry.state,
    line: entry.line ?? null,
    dimensions: entry.dimensions,
    measures: entry.measures,
    reverses: entry.reverses ?? null,
  }));
}

/** Of the records behind these entries, those that the person may read, as `entity/id`. */
async function readableRecords(acting: Acting, entries: readonly StoredEntry[]): Promise<Set<string>> {
  const facts = factsOf(acting);
  const mayBeRead = ({ entity }: StoredEntry) => acting.policy.entity(entity).rule('read') !== false;
  const records = await recordsOf(acting, entries.filter(mayBeRead));
  const readable = [...records].filter(([, { entity, record }]) =>
    rowAllowed(acting.policy.entity(entity.id), 'read', entity, record, facts),
  );
  return new Set(readable.map(([key]) => key));
}
