import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const project = new URL('../../..', import.meta.url).pathname;

/** The end user's pages as the product's own build makes them; gives the folder that a server serves. */
export function buildPages(): string {
  const folder = temporaryFolder();
  // In a program of its own: within a test React would be built as its slow, talkative self.
  execFileSync(
    process.execPath,
    [
      join(project, 'node_modules/vite/bin/vite.js'),
      'build',
      '--config',
      join(project, 'runtime/app/vite.config.ts'),
      '--outDir',
      join(folder, 'app'),
      '--logLevel',
      'error',
    ],
    { cwd: project, env: { ...process.env, NODE_ENV: 'production' }, stdio: 'inherit' },
  );
  return folder;
}
