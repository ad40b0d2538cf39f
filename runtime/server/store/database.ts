import { type ClientSession, type Db, type MongoClient, MongoServerError } from 'mongodb';
import mongoose, { type Connection } from 'mongoose';
import { Refusal } from '../../../engine/refusal.ts';

/** The database as the store uses it: one driver, one pool; mongoose works on the same client. */
export interface Database {
  client: MongoClient;
  db: Db;
  mongoose: Connection;
  /** Runs work in one transaction; see `transact`. */
  transact<T>(work: (session: ClientSession) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface ConnectOptions {
  uri: string;
  /** Database name; the one in the uri, or `formwork`. */
  name?: string | undefined;
  /** Most connections open at once. */
  poolSize: number;
}

/** Longest that one operation may take on the server, in milliseconds; nothing waits for ever (reliability.md B05). */
const operationTimeout = 10_000;

export async function connect({ uri, name, poolSize }: ConnectOptions): Promise<Database> {
  mongoose.set('strictQuery', 'throw');
  mongoose.set('sanitizeFilter', true);
  const options = {
    maxPoolSize: poolSize,
    serverSelectionTimeoutMS: 5000,
    waitQueueTimeoutMS: operationTimeout,
    writeConcern: { w: 'majority' as const, j: true },
    readConcern: { level: 'majority' as const },
  };
  const connection = await mongoose
    .createConnection(uri, { ...options, ...(name !== undefined && { dbName: name }) })
    .asPromise();
  const client = connection.getClient() as unknown as MongoClient;
  const db = client.db(name);
  return {
    client,
    db,
    mongoose: connection,
    transact: (work) => transact(client, work),
    close: () => connection.close(),
  };
}

const mostAttempts = 30;
const longestWait = 8000;

/**
 * Runs work in one multi-document transaction: snapshot reads, majority writes. Transient conflicts
 * are tried again with jitter, at most 30 times in 8 s; then the caller is told to come back. The
 * work must have no effect outside the database, because it may run more than once (reliability.md A03, A04).
 */
async function transact<T>(client: MongoClient, work: (session: ClientSession) => Promise<T>): Promise<T> {
  const deadline = Date.now() + longestWait;
  const session = client.startSession();
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        session.startTransaction({
          readConcern: { level: 'snapshot' },
          writeConcern: { w: 'majority', j: true },
        });
        const result = await work(session);
        await commit(session);
        return result;
      } catch (cause) {
        if (session.inTransaction()) await session.abortTransaction().catch(() => undefined);
        if (!isTransient(cause)) throw cause;
        if (attempt >= mostAttempts || Date.now() > deadline) throw new Refusal('server.overloaded');
        await pause(Math.random() * Math.min(200, 4 * 2 ** attempt));
      }
    }
  } finally {
    await session.endSession();
  }
}

/** A commit whose reply was lost is sent again: the server answers it the same. */
async function commit(session: ClientSession): Promise<void> {
  for (let attempt = 1; ; attempt++)
    try {
      await session.commitTransaction();
      return;
    } catch (cause) {
      const unknown =
        cause instanceof MongoServerError && cause.hasErrorLabel('UnknownTransactionCommitResult');
      if (!unknown || attempt >= 5) throw cause;
    }
}

function isTransient(cause: unknown): boolean {
  return (
    typeof cause === 'object' &&
    cause !== null &&
    'hasErrorLabel' in cause &&
    (cause as { hasErrorLabel(label: string): boolean }).hasErrorLabel('TransientTransactionError')
  );
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
