import { bundleServer } from '../support/bundle-server.ts';
import { openGround } from '../support/ground.ts';
import { startOwnDatabase } from '../support/own-database.ts';
import { runServerProgram } from '../support/run-server-program.ts';
import { foundCompany, password } from '../support/test-company.ts';
import { withDatabaseName } from '../support/with-database-name.ts';
import type { Credentials } from './deployment.ts';

export interface OwnServer {
  url: string;
  credentials: Credentials;
  stop(): Promise<void>;
}

const shipped = 'definitions';

/** The real program on an existing database, with one company that has an administrator and nobody else. */
export async function startProgram(uri: string, requests: string): Promise<OwnServer> {
  const ground = await openGround(uri, undefined, [shipped, requests]);
  await foundCompany(ground, 'conformance', { people: { keeper: { roles: ['administrator'] } } });
  await ground.database.close();
  const bundle = await bundleServer();
  const program = runServerProgram([bundle.path, '--no-open', '--definitions', requests], {
    MONGODB_URI: uri,
    LOG_LEVEL: 'error',
  });
  return {
    url: await program.url,
    credentials: { tenant: 'conformance', user: 'keeper', password },
    async stop() {
      program.kill('SIGTERM');
      await program.ended;
      bundle.remove();
    },
  };
}

/** The program with a database of its own, in a folder that goes with it. */
export async function startOwnServer(requests: string): Promise<OwnServer> {
  const database = await startOwnDatabase();
  const uri = withDatabaseName(database.uri, 'conformance');
  const program = await startProgram(uri, requests);
  return {
    ...program,
    async stop() {
      await program.stop();
      await database.stop();
    },
  };
}
