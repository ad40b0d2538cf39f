import type { StoredEntry } from '../store/ledgers.ts';

/** Of the entries of one posting those that were not taken back yet: each reversal took back everything until then. */
function standingOf(entries: readonly StoredEntry[]): StoredEntry[] {
  const standing = entries.filter((one) => one.reverses === undefined);
  return standing.slice(entries.length - standing.length);
}

/** The entries of a record that stand, by the posting that made them: `ledger/posting`. */
export function standingPostings(entries: readonly StoredEntry[]): Map<string, StoredEntry[]> {
  const byPosting = new Map<string, StoredEntry[]>();
  for (const entry of entries) {
    const posting = `${entry.ledger}/${entry.posting}`;
    byPosting.set(posting, [...(byPosting.get(posting) ?? []), entry]);
  }
  for (const [posting, all] of byPosting) {
    const standing = standingOf(all);
    if (standing.length > 0) byPosting.set(posting, standing);
    else byPosting.delete(posting);
  }
  return byPosting;
}
