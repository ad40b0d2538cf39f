import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The files of a folder and of those in it whose path fits, in the order of their names. */
export function filesIn(folder: string, fits: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => fits.test(path))
    .sort();
}
