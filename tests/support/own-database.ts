import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfig } from '../../runtime/server/config.ts';
import { startDatabase } from '../../runtime/server/database/start-database.ts';

/** A database server whose folder goes with it; or the one of MONGODB_URI. */
export interface OwnDatabase {
  uri: string;
  description: string;
  stop(): Promise<void>;
}

export async function startOwnDatabase(say?: (line: string) => void): Promise<OwnDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'formwork-test-'));
  const { config, problems } = parseConfig({ ...process.env, FORMWORK_DATA: folder }, []);
  if (!config) throw new Error(JSON.stringify(problems));
  const { uri, description, stop } = await startDatabase(config, say);
  return {
    uri,
    description,
    async stop() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
