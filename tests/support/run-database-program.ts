import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { MongoClient } from 'mongodb';

/** A program with a database of its own that runs beside the test. */
export interface DatabaseProgram {
  id: number;
  uri: string;
  /** Lets it go on to the end that it was started for. */
  goOn(): void;
  kill(signal: NodeJS.Signals): void;
  /** Exit code or signal, once it has ended. */
  ended: Promise<number | string>;
}

export async function runDatabaseProgram(dataFolder: string, end: string): Promise<DatabaseProgram> {
  const program = fork(fileURLToPath(new URL('./database-program.ts', import.meta.url)), [end], {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, MONGODB_URI: '', FORMWORK_DATA: dataFolder },
    stdio: ['ignore', 'inherit', 'ignore', 'ipc'],
  });
  const ended = once(program, 'exit').then(([code, signal]) => code ?? signal);
  const [uri] = await Promise.race([once(program, 'message'), ended.then(failed)]);
  return {
    id: program.pid as number,
    uri,
    goOn: () => program.send('go on'),
    kill: (signal) => program.kill(signal),
    ended,
  };
}

function failed(code: number | string): never {
  throw new Error(`the program ended with ${code} before its database was up`);
}

/** Runs work on the database at an address. */
export async function withClient<T>(uri: string, work: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = new MongoClient(uri);
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

/** The process of the server at an address. */
export function serverProcess(uri: string): Promise<number> {
  return withClient(uri, async (client) => {
    const { pid } = await client.db('admin').command({ serverStatus: 1 });
    return Number(pid);
  });
}
