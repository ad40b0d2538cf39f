import { expect, test } from 'vitest';
import { cacheFolder } from '../../../runtime/server/database/cache-folder.ts';

const cases: [NodeJS.Platform, Record<string, string>, string][] = [
  ['linux', { HOME: '/home/li' }, '/home/li/.cache/formwork'],
  ['linux', { HOME: '/home/li', XDG_CACHE_HOME: '/var/cache/li' }, '/var/cache/li/formwork'],
  ['linux', { HOME: '/home/li', XDG_CACHE_HOME: 'relative' }, '/home/li/.cache/formwork'],
  ['darwin', { HOME: '/Users/li' }, '/Users/li/Library/Caches/formwork'],
  ['win32', { USERPROFILE: 'C:\\Users\\li', LOCALAPPDATA: 'D:\\Local' }, 'D:\\Local\\formwork\\cache'],
  ['win32', { USERPROFILE: 'C:\\Users\\li' }, 'C:\\Users\\li\\AppData\\Local\\formwork\\cache'],
];
test.each(cases)('on %s with %j servers are kept in %s', (platform, environment, folder) => {
  expect(cacheFolder(environment, platform)).toBe(folder);
});
