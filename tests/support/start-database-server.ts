import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { parseConfig } from '../../runtime/server/config.ts';
import { startDatabase } from '../../runtime/server/database/start-database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseUri: string;
  }
}

/** One database server for the whole test run, in a folder that goes with it; or the one of MONGODB_URI. */
export default async function startDatabaseServer(project: TestProject): Promise<() => Promise<void>> {
  const { config, problems } = parseConfig({ ...process.env, FORMWORK_DATA: '' }, []);
  if (!config) throw new Error(JSON.stringify(problems));
  const dataFolder = mkdtempSync(join(tmpdir(), 'formwork-test-'));
  const server = await startDatabase({ ...config, dataFolder });
  project.provide('databaseUri', server.uri);
  return async () => {
    await server.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  };
}
