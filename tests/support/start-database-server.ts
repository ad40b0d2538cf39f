import type { TestProject } from 'vitest/node';
import { startOwnDatabase } from './own-database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseUri: string;
  }
}

/** One database server for the tests of a project, which goes with their run; or the one of MONGODB_URI. */
export default async function startDatabaseServer(project: TestProject): Promise<() => Promise<void>> {
  const server = await startOwnDatabase();
  project.provide('databaseUri', server.uri);
  return server.stop;
}
