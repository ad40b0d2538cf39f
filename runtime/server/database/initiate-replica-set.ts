import { setTimeout as pause } from 'node:timers/promises';
import { type Document, type MongoClient, MongoServerError } from 'mongodb';
import { replicaSetName } from './server-kinds.ts';

const notYetInitialized = 94;
/** Longest that a set of one takes to elect its only member, in milliseconds. */
const longestElection = 30_000;

/** Makes a mongod the only member of a replica set and waits until it takes writes. */
export async function initiateReplicaSet(client: MongoClient, port: number): Promise<void> {
  const admin = client.db('admin');
  const command = replicaSetCommand(await currentConfig(client), `127.0.0.1:${port}`);
  if (command) await admin.command(command);
  const deadline = Date.now() + longestElection;
  while (!(await admin.command({ hello: 1 })).isWritablePrimary) {
    if (Date.now() > deadline) throw new Error('the replica set of one elected no primary');
    await pause(50);
  }
}

/** The configuration of a replica set, as far as it matters here. */
interface ReplicaSetConfig extends Document {
  version: number;
  members: { _id: number; host: string }[];
}

/**
 * What brings a set to one member at a host: nothing, a first configuration, or, since the port of
 * each start is another, a new one by force, because under the old port the set finds no member.
 */
export function replicaSetCommand(config: ReplicaSetConfig | undefined, host: string): Document | undefined {
  if (!config) return { replSetInitiate: { _id: replicaSetName, members: [{ _id: 0, host }] } };
  const [member] = config.members;
  if (member?.host === host && config.members.length === 1) return undefined;
  const members = [{ ...member, _id: 0, host }];
  return { replSetReconfig: { ...config, version: config.version + 1, members }, force: true };
}

async function currentConfig(client: MongoClient): Promise<ReplicaSetConfig | undefined> {
  try {
    const { config } = await client.db('admin').command({ replSetGetConfig: 1 });
    return config;
  } catch (cause) {
    if (cause instanceof MongoServerError && cause.code === notYetInitialized) return undefined;
    throw cause;
  }
}
