import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

/** Libraries that find files of their own beside them. */
const external = ['@node-rs/argon2', 'mongodb-memory-server-core', 'playwright-core'];

/** The server and its libraries in one file that starts in a second, for tests that start it again and again. */
export interface BundledServer {
  path: string;
  remove(): void;
}

/** Bundles the program as it stands, inside the project, where it finds its definitions and libraries. */
export async function bundleServer(): Promise<BundledServer> {
  const folder = join('.formwork', 'under-test', randomUUID());
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external },
    build: {
      ssr: 'runtime/server/main.ts',
      outDir: folder,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'main.mjs' } },
    },
  });
  return {
    path: join(folder, 'main.mjs'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
