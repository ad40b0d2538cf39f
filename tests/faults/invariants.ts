import type { Db } from 'mongodb';
import { approvalsKept } from './invariants/approvals.ts';
import { deliveriesKept } from './invariants/deliveries.ts';
import { balancesRight } from './invariants/ledgers.ts';
import { locksHeld } from './invariants/locks.ts';
import { newsTold } from './invariants/news.ts';
import { promisesKept } from './invariants/promises.ts';
import { quietKept } from './invariants/quiet.ts';
import type { Acknowledged } from './journal.ts';

/** What is in the database after a run, and what its callers were promised. */
export interface Aftermath {
  db: Db;
  /** Every record that was submitted. */
  submitted: readonly { entity: string; id: string }[];
  journal: readonly Acknowledged[];
}

/** Whatever does not hold, each as a sentence with the record it is about; empty when all is well. */
export type Invariant = (aftermath: Aftermath) => Promise<string[]>;

const invariants: readonly Invariant[] = [
  promisesKept,
  approvalsKept,
  newsTold,
  locksHeld,
  quietKept,
  deliveriesKept,
  balancesRight,
];

export async function violationsOf(aftermath: Aftermath): Promise<string[]> {
  const found: string[] = [];
  for (const invariant of invariants) found.push(...(await invariant(aftermath)));
  return found;
}
