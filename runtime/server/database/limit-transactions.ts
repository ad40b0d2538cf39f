import { type MongoClient, MongoServerError } from 'mongodb';

/**
 * Longest that a transaction may last, in seconds. What a process was writing when it died is locked until
 * then, and nobody else can write it (reliability.md B01); servers say a minute.
 */
const longestTransaction = 15;

/** Tells a server of ours when to take back what nobody goes on with; one that cannot be told keeps its own limit. */
export async function limitTransactions(client: MongoClient): Promise<void> {
  const limit = { setParameter: 1, transactionLifetimeLimitSeconds: longestTransaction };
  try {
    await client.db('admin').command(limit);
  } catch (cause) {
    if (!(cause instanceof MongoServerError)) throw cause;
  }
}
