import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import { checkTransactions } from './check-transactions.ts';
import { initiateReplicaSet } from './initiate-replica-set.ts';
import { limitTransactions } from './limit-transactions.ts';
import type { FolderLock } from './lock-folder.ts';
import { acceptsConnections, freePort } from './ports.ts';
import { productOf } from './product-of.ts';
import type { ServerKind } from './server-kinds.ts';
import { type SupervisedServer, superviseServer } from './supervise-server.ts';

/** A server of ours that is ready for work. */
export interface RunningServer {
  uri: string;
  product: string;
  stop(): Promise<void>;
}

/** What to run: the words that start a server of a kind, the folder it serves and the lock on it. */
export interface ServerOrder {
  kind: ServerKind;
  command: readonly string[];
  folder: string;
  lock: FolderLock;
}

export const ownDatabaseName = 'formwork';

/** Longest that a server takes to open its folder, a recovery after a crash included, in milliseconds. */
const longestOpening = 60_000;

/** Starts a server on a free port of this machine and waits until it has proved its transactions. */
export async function runServer({ kind, command, folder, lock }: ServerOrder): Promise<RunningServer> {
  mkdirSync(folder, { recursive: true });
  const logFile = `${folder}.log`;
  if (existsSync(logFile)) renameSync(logFile, `${logFile}.old`);
  const port = await freePort();
  const server = superviseServer([...command, ...kind.argumentsFor(folder, port)], logFile);
  lock.addSupervisor(server.supervisorId);
  try {
    if (!(await isAnswering(server, port))) throw new Error(lastLines(logFile));
    const uri = `mongodb://127.0.0.1:${port}/${ownDatabaseName}?directConnection=true&w=majority`;
    const product = await prepare(uri, kind, port);
    server.keepRunning();
    return { uri, product, stop: server.stop };
  } catch (cause) {
    await server.stop();
    throw cause;
  }
}

async function isAnswering(server: SupervisedServer, port: number): Promise<boolean> {
  let hasEnded = false;
  server.ended.then(
    () => {
      hasEnded = true;
    },
    () => {
      hasEnded = true;
    },
  );
  const deadline = Date.now() + longestOpening;
  while (!hasEnded && Date.now() < deadline) {
    if (await acceptsConnections(port)) return true;
    await pause(20);
  }
  return false;
}

async function prepare(uri: string, kind: ServerKind, port: number): Promise<string> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: longestOpening });
  try {
    await client.connect();
    if (kind.needsInitiation) await initiateReplicaSet(client, port);
    await checkTransactions(client, ownDatabaseName);
    await limitTransactions(client);
    return await productOf(client);
  } finally {
    await client.close();
  }
}

/** What the server said last, which holds the reason why it ended. */
function lastLines(logFile: string): string {
  const lines = existsSync(logFile) ? readFileSync(logFile, 'utf8').trim().split('\n') : [];
  return lines.length === 0 ? 'it did not answer' : lines.slice(-4).join('\n  ');
}
