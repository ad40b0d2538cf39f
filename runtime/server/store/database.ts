import { type ClientSession, type Db, type MongoClient, ReadConcern } from 'mongodb';
import mongoose, { type Connection } from 'mongoose';
import { learnBulkWriting } from './bulk-writing.ts';
import { Transactions } from './transactions.ts';

/** The database as the store uses it: one driver, one pool; mongoose works on the same client. */
export interface Database {
  client: MongoClient;
  db: Db;
  mongoose: Connection;
  /** Runs work of a tenant in one transaction; see `Transactions`. */
  transact<T>(tenant: string, work: (session: ClientSession) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface ConnectOptions {
  uri: string;
  /** Database name; the one in the uri, or `formwork`. */
  name?: string | undefined;
  /** Most connections open at once. */
  poolSize: number;
  /** Whether the client tells of every command that it sends. */
  monitorCommands?: boolean | undefined;
}

/** Longest that one operation may take on the server, in milliseconds; nothing waits for ever (reliability.md B05). */
const operationTimeout = 10_000;

export async function connect({
  uri,
  name,
  poolSize,
  monitorCommands = false,
}: ConnectOptions): Promise<Database> {
  mongoose.set('strictQuery', 'throw');
  mongoose.set('sanitizeFilter', true);
  const options = {
    maxPoolSize: poolSize,
    monitorCommands,
    serverSelectionTimeoutMS: 5000,
    waitQueueTimeoutMS: operationTimeout,
    writeConcern: { w: 'majority' as const, j: true },
  };
  const connection = await mongoose
    .createConnection(uri, { ...options, ...(name !== undefined && { dbName: name }) })
    .asPromise();
  const client = connection.getClient() as unknown as MongoClient;
  // Not the client's: a transaction would begin with it whatever it says itself.
  const db = client.db(name, { readConcern: new ReadConcern('majority') });
  await learnBulkWriting(client);
  const transactions = new Transactions(client);
  return {
    client,
    db,
    mongoose: connection,
    transact: (tenant, work) => transactions.run(tenant, work),
    close: () => connection.close(),
  };
}
