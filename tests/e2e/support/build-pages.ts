import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    webFolder: string;
  }
}

const project = new URL('../../..', import.meta.url).pathname;

/** The pages of the end user and of the consultant, built once for the whole test run, in a folder that goes with it. */
export default async function buildPages(run: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'formwork-pages-'));
  await Promise.all([
    build('runtime/app/vite.config.ts', join(folder, 'app')),
    build('designer/vite.config.ts', join(folder, 'designer')),
  ]);
  run.provide('webFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}

/** As the product's own build makes them. */
async function build(config: string, outDir: string): Promise<void> {
  const vite = join(project, 'node_modules/vite/bin/vite.js');
  // In a program of its own: within a test React would be built as its slow, talkative self.
  await promisify(execFile)(
    process.execPath,
    [vite, 'build', '--config', join(project, config), '--outDir', outDir, '--logLevel', 'error'],
    { cwd: project, env: { ...process.env, NODE_ENV: 'production' } },
  );
}
