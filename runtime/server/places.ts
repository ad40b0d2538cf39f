import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, found upward from this file, which may run as source or bundled. */
function projectFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

/** A file that the server reads or runs as it lies among its sources. */
export function sourceFile(path: string): string {
  return join(projectFolder(), 'runtime', 'server', path);
}

/** Modules that every installation has. */
export const shippedDefinitions = join(projectFolder(), 'definitions');

/** Where the built pages are. */
export const webFolder = join(projectFolder(), '.formwork', 'web');
