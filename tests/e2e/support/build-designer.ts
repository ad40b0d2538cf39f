import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const project = new URL('../../..', import.meta.url).pathname;

/** Adds the consultant's pages, as the product's own build makes them, to the folder that a server serves. */
export function buildDesigner(folder: string): string {
  const vite = join(project, 'node_modules/vite/bin/vite.js');
  const config = join(project, 'designer/vite.config.ts');
  // In a program of its own: within a test React would be built as its slow, talkative self.
  execFileSync(
    process.execPath,
    [vite, 'build', '--config', config, '--outDir', join(folder, 'designer'), '--logLevel', 'error'],
    { cwd: project, env: { ...process.env, NODE_ENV: 'production' }, stdio: 'inherit' },
  );
  return folder;
}
