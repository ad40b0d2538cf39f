import { expect, test } from 'vitest';
import { parseStrictJson } from '../../../runtime/server/http/strict-json.ts';

test.each([
  ['an escaped quotation mark', '{"a":"say \\"yes\\""}', { a: 'say "yes"' }],
  ['an escaped backslash at the end of a text', '{"a":"C:\\\\","b":1}', { a: 'C:\\', b: 1 }],
  ['an empty text', '{"":""}', { '': '' }],
])('%s is read', (_, text, value) => {
  expect(parseStrictJson(text)).toEqual({ value });
});

test.each([
  ['ends nowhere', '{"a":"b'],
  ['is one quotation mark', '"'],
  ['ends with an escaped quotation mark', '{"a":"b\\"'],
  ['goes over two lines', '{"a":"b\\\n","a":1}'],
])('a text that %s is no JSON', (_, text) => {
  const { issues } = parseStrictJson(text);

  expect(issues).toMatchObject([{ code: 'request.not-json' }]);
});

test('a body as large as any of quotation marks that are never closed is refused at once', () => {
  const started = performance.now();

  const { issues } = parseStrictJson(`{"a":"${'\\"'.repeat(999_000)}`);

  expect(issues).toMatchObject([{ code: 'request.not-json' }]);
  expect(performance.now() - started).toBeLessThan(1000);
});
