import type { MongoClient } from 'mongodb';

/**
 * Longest that a transaction may last, in seconds. What a process was writing when it died is locked until
 * then, and nobody else can write it (reliability.md B01); servers say a minute.
 */
const longestTransaction = 15;

/** Tells a server of ours when to take back what nobody goes on with. */
export async function limitTransactions(client: MongoClient): Promise<void> {
  await client.db('admin').command({ setParameter: 1, transactionLifetimeLimitSeconds: longestTransaction });
}
