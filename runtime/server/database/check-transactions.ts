import { randomUUID } from 'node:crypto';
import type { Collection, Document, MongoClient } from 'mongodb';
import { StartProblem } from '../start-problem.ts';

/**
 * Proves on a scratch collection that a transaction over two documents is kept whole and taken back
 * whole. A server without transactions is refused with what to do about it.
 */
export async function checkTransactions(client: MongoClient, databaseName: string): Promise<void> {
  if (!isInReplicaSet(await client.db('admin').command({ hello: 1 }))) throw new StartProblem(noTransactions);
  const database = client.db(databaseName);
  const scratch = await database.createCollection(`start-check-${randomUUID()}`);
  try {
    const afterAbort = await countAfter(client, scratch, 'abort');
    const afterCommit = await countAfter(client, scratch, 'commit');
    if (afterAbort !== 0 || afterCommit !== 2) throw new StartProblem(noTransactions);
  } catch (cause) {
    throw isTransactionRefused(cause) ? new StartProblem(noTransactions, { cause }) : cause;
  } finally {
    await scratch.drop();
  }
}

const noTransactions =
  'The database server has no transactions: it is not a member of a replica set. Formwork writes a record, ' +
  'its ledger entries and its approval in one transaction and does not run without. Start mongod with ' +
  '--replSet rs0 and run rs.initiate() once in mongosh (one member is enough), ' +
  'or unset MONGODB_URI: Formwork then starts a database of its own.';

/** Whether the answer to `hello` is that of a replica set's member or of a router in front of such. */
export function isInReplicaSet(hello: Document): boolean {
  return typeof hello.setName === 'string' || hello.msg === 'isdbgrid';
}

/** Codes with which servers say that they have no transactions, or none here. */
const refusalCodes: ReadonlySet<unknown> = new Set([
  20, // IllegalOperation: transaction numbers are only allowed on a replica set member or mongos
  59, // CommandNotFound: commitTransaction
  115, // CommandNotSupported
  238, // NotImplemented
  263, // OperationNotSupportedInTransaction
]);

export function isTransactionRefused(cause: unknown): boolean {
  const { name, code } = cause as { name?: string; code?: unknown };
  return name === 'MongoCompatibilityError' || refusalCodes.has(code);
}

async function countAfter(
  client: MongoClient,
  scratch: Collection,
  end: 'commit' | 'abort',
): Promise<number> {
  await client.withSession(async (session) => {
    session.startTransaction({ writeConcern: { w: 'majority' } });
    await scratch.insertOne({}, { session });
    await scratch.insertOne({}, { session });
    await (end === 'commit' ? session.commitTransaction() : session.abortTransaction());
  });
  return scratch.countDocuments();
}
