import { join } from 'node:path';
import { isProgram } from './find-program.ts';
import type { DatabaseSource } from './source.ts';

/** The Rust server of SecantusDB, which `npm run database:build` puts into the cache. */
export const rustServerVersion = '0.5.3-beta.196';

export function rustServerFolder(cacheFolder: string): string {
  return join(cacheFolder, `secantus-rust-${rustServerVersion}`);
}

export function rustServerProgram(cacheFolder: string): string {
  const file = process.platform === 'win32' ? 'secantusd-rs.exe' : 'secantusd-rs';
  return join(rustServerFolder(cacheFolder), 'bin', file);
}

export const cachedRustServer: DatabaseSource = {
  kind: 'secantus-rust',
  origin: 'built into the cache of this user',
  find: async ({ cacheFolder }) => {
    const program = rustServerProgram(cacheFolder);
    return isProgram(program)
      ? { command: [program] }
      : { missing: 'no SecantusDB was built (npm run database:build does, where cargo is installed)' };
  },
};
