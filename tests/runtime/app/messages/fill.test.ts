import { expect, test } from 'vitest';
import { fill } from '../../../../runtime/app/messages/fill.ts';

test.each<[string, Record<string, unknown>, string]>([
  ['{{count}} {{count:error|errors}}', { count: 1 }, '1 error'],
  ['{{count}} {{count:error|errors}}', { count: '1' }, '1 error'],
  ['{{count}} {{count:error|errors}}', { count: 0 }, '0 errors'],
  ['{{count}} {{count:change that is|changes that are}} open', { count: 12 }, '12 changes that are open'],
  ['{{name}} and {{name}}, not {{other}}.', { name: 'A' }, 'A and A, not .'],
])('%s of %o reads %s', (text, params, read) => {
  const filled = fill(text, params);

  expect(filled).toBe(read);
});
