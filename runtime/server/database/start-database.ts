import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { StartProblem } from '../start-problem.ts';
import type { DatabaseServer } from './database-server.ts';
import { connectGivenServer } from './given-server.ts';
import { type FolderLock, lockFolder } from './lock-folder.ts';
import { ownDatabaseName, runServer } from './run-server.ts';
import { type ServerKindName, serverKinds } from './server-kinds.ts';
import type { DatabaseSettings, DatabaseSource, Tell } from './source.ts';
import { databaseSources } from './sources.ts';

/**
 * The database of this start: the operator's, or one of our own from the first source that works. One
 * of our own keeps its data between starts and ends with this program, however the program ends.
 * Throws a `StartProblem` when there is none.
 */
export async function startDatabase(
  settings: DatabaseSettings,
  tell: Tell = () => undefined,
): Promise<DatabaseServer> {
  if (settings.mongodbUri !== undefined) return connectGivenServer(settings.mongodbUri);
  const folder = join(settings.dataFolder, 'database');
  const lock = await lockFolder(folder);
  try {
    return await startOwnServer({ settings, folder, lock, tell });
  } catch (cause) {
    lock.release();
    throw cause;
  }
}

interface Start {
  settings: DatabaseSettings;
  folder: string;
  lock: FolderLock;
  tell: Tell;
}

async function startOwnServer({ settings, folder, lock, tell }: Start): Promise<DatabaseServer> {
  const reasons: string[] = [];
  for (const source of inOrder(folder)) {
    const found = await source.find(settings, tell).catch((cause: Error) => ({ missing: cause.message }));
    if (found.missing !== undefined) {
      reasons.push(found.missing);
      continue;
    }
    const data = join(folder, source.kind);
    const isNew = !existsSync(data);
    try {
      const kind = serverKinds[source.kind];
      const { uri, product, stop } = await runServer({ kind, command: found.command, folder: data, lock });
      return {
        uri,
        name: ownDatabaseName,
        description: `${product} (${source.origin}), data in ${data}`,
        stop: () => stop().then(lock.release),
      };
    } catch (cause) {
      const reason = `${found.command[0]} does not start: ${(cause as Error).message}`;
      if (!isNew) throw new StartProblem(`The database in ${data} cannot be opened. ${reason}`, { cause });
      rmSync(data, { recursive: true, force: true });
      reasons.push(reason);
    }
  }
  throw new StartProblem(
    `No database server was found:\n${reasons.map((reason) => `- ${reason}`).join('\n')}\n` +
      'Mend one of these, or set MONGODB_URI to the address of a replica set.',
  );
}

/** The sources in their order; those of data that is there already first, so that no record seems lost. */
function inOrder(folder: string): DatabaseSource[] {
  const hasData = (kind: ServerKindName) => Number(existsSync(join(folder, kind)));
  return [...databaseSources].sort((one, other) => hasData(other.kind) - hasData(one.kind));
}
