import { expect, test } from 'vitest';
import { browserCommand } from '../../runtime/server/open-browser.ts';

const cases: [NodeJS.Platform, Record<string, string>, string[] | undefined][] = [
  ['darwin', {}, ['open']],
  ['win32', {}, ['cmd', '/c', 'start', '']],
  ['linux', { DISPLAY: ':0' }, ['xdg-open']],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, ['xdg-open']],
  ['linux', {}, undefined],
  ['linux', { DISPLAY: ':0', CI: 'true' }, undefined],
  ['darwin', { CI: '1' }, undefined],
];
test.each(cases)('on %s with %j a page is opened by %j', (platform, environment, command) => {
  expect(browserCommand(platform, environment)).toEqual(command);
});
