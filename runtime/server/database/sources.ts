import { mongodOnPath } from './mongod-on-path.ts';
import { cachedOfficialServer, downloadedOfficialServer } from './official-server.ts';
import { cachedPythonServer, installedPythonServer } from './python-server.ts';
import { cachedRustServer } from './rust-server.ts';
import type { DatabaseSource } from './source.ts';

/** Where a database of our own comes from: the first that works (design.md, Storing on MongoDB). */
export const databaseSources: readonly DatabaseSource[] = [
  mongodOnPath,
  cachedRustServer,
  cachedOfficialServer,
  cachedPythonServer,
  downloadedOfficialServer,
  installedPythonServer,
];
