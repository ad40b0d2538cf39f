import { join } from 'node:path';
import { findProgram, isProgram } from '../database/find-program.ts';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'msedge',
];

/** Where Chromium and its relatives are installed when they are not on PATH. */
const usualPlaces: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ['/snap/bin/chromium', '/opt/google/chrome/chrome', '/usr/lib/chromium/chromium'],
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: ['C:\\Program Files', 'C:\\Program Files (x86)'].flatMap((folder) => [
    join(folder, 'Google\\Chrome\\Application\\chrome.exe'),
    join(folder, 'Microsoft\\Edge\\Application\\msedge.exe'),
  ]),
};

/** The browser that prints: the given one, one on PATH, or one in a usual place; undefined when there is none. */
export function findBrowser(given: string | undefined, folders: readonly string[]): string | undefined {
  if (given !== undefined) return isProgram(given) ? given : undefined;
  const onPath = names.map((name) => findProgram(name, folders)).find((path) => path !== undefined);
  return onPath ?? usualPlaces[process.platform]?.find(isProgram);
}
