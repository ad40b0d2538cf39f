import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, type InlineConfig } from 'vite';

/** A program built as `npm start` builds the server, for tests that start it again and again. */
export interface Bundled {
  path: string;
  remove(): void;
}

/** Builds the server as it stands, inside the project, where it finds its definitions and libraries. */
export function bundleServer(): Promise<Bundled> {
  return bundle({ configFile: 'runtime/server/vite.config.ts' });
}

/** Builds another program, of which this is the file, in the same way. */
export function bundleProgram(file: string): Promise<Bundled> {
  return bundle({
    configFile: false,
    build: {
      ssr: true,
      target: 'node20',
      rolldownOptions: { input: { main: file }, output: { entryFileNames: '[name].mjs' } },
    },
  });
}

async function bundle(config: InlineConfig): Promise<Bundled> {
  const folder = join('.formwork', 'under-test', randomUUID());
  await build({ ...config, logLevel: 'error', build: { ...config.build, outDir: resolve(folder) } });
  return {
    path: join(folder, 'main.mjs'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
