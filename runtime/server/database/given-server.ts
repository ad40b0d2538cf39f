import { MongoClient } from 'mongodb';
import { StartProblem } from '../start-problem.ts';
import { checkTransactions } from './check-transactions.ts';
import type { DatabaseServer } from './database-server.ts';
import { productOf } from './product-of.ts';

/** Longest search for a server, in milliseconds, where the address does not say. */
const longestSearch = 10_000;

/** Connects to the server of the operator's MONGODB_URI and checks that it will do. It is never stopped. */
export async function connectGivenServer(uri: string): Promise<DatabaseServer> {
  const name = databaseNameIn(uri) ?? 'formwork';
  const client = openClient(uri);
  try {
    await client.connect();
    await checkTransactions(client, name);
    const hosts = client.options.srvHost ?? client.options.hosts.join(',');
    return {
      uri,
      name,
      description: `${await productOf(client)} of MONGODB_URI at ${hosts}, database ${name}`,
      stop: async () => undefined,
    };
  } catch (cause) {
    if (cause instanceof StartProblem) throw cause;
    throw new StartProblem(
      `The database of MONGODB_URI cannot be used: ${(cause as Error).message}. Check the address and the ` +
        'account, and that its servers are members of a replica set (mongod --replSet rs0, then rs.initiate() once).',
      { cause },
    );
  } finally {
    await client.close();
  }
}

function openClient(uri: string): MongoClient {
  try {
    const says = /[?&]serverSelectionTimeoutMS=/i.test(uri);
    return new MongoClient(uri, says ? {} : { serverSelectionTimeoutMS: longestSearch });
  } catch (cause) {
    throw new StartProblem(`MONGODB_URI cannot be read: ${(cause as Error).message}`, { cause });
  }
}

/** `mongodb://host1,host2/name?…` */
function databaseNameIn(uri: string): string | undefined {
  const name = /^[^:]+:\/\/[^/]+\/([^?]+)/.exec(uri)?.[1];
  return name === undefined ? undefined : decodeURIComponent(name);
}
