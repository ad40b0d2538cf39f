import { setTimeout as pause } from 'node:timers/promises';
import { type MongoClient, MongoServerError } from 'mongodb';
import { replicaSetName } from './server-kinds.ts';

const notYetInitialized = 94;
const alreadyInitialized = 23;
const longestElection = 30_000;

/**
 * Makes a mongod the only member of a replica set, under the port that it has in this start, and
 * waits until it takes writes.
 */
export async function initiateReplicaSet(client: MongoClient, port: number): Promise<void> {
  const admin = client.db('admin');
  const host = `127.0.0.1:${port}`;
  const config = await currentConfig(client);
  if (config === undefined)
    await admin
      .command({ replSetInitiate: { _id: replicaSetName, members: [{ _id: 0, host }] } })
      .catch((cause: unknown) => {
        if (!(cause instanceof MongoServerError && cause.code === alreadyInitialized)) throw cause;
      });
  else if (config.members.length !== 1 || config.members[0]?.host !== host)
    await admin.command({
      replSetReconfig: {
        ...config,
        version: config.version + 1,
        members: [{ ...config.members[0], _id: 0, host }],
      },
      force: true,
    });
  const deadline = Date.now() + longestElection;
  while (!(await admin.command({ hello: 1 })).isWritablePrimary) {
    if (Date.now() > deadline) throw new Error('the replica set of one elected no primary');
    await pause(50);
  }
}

interface ReplicaSetConfig {
  version: number;
  members: { _id: number; host: string }[];
}

async function currentConfig(client: MongoClient): Promise<ReplicaSetConfig | undefined> {
  try {
    const answer = await client.db('admin').command({ replSetGetConfig: 1 });
    return answer.config as ReplicaSetConfig;
  } catch (cause) {
    if (cause instanceof MongoServerError && cause.code === notYetInitialized) return undefined;
    throw cause;
  }
}
