import { findProgram } from './find-program.ts';
import type { DatabaseSource } from './source.ts';

/** MongoDB as the operator installed it. */
export const mongodOnPath: DatabaseSource = {
  kind: 'mongod',
  origin: 'mongod on PATH',
  find: async ({ programFolders }) => {
    const program = findProgram('mongod', programFolders);
    return program === undefined ? { missing: 'no mongod on PATH' } : { command: [program] };
  },
};
