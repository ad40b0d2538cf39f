import { expect, test } from 'vitest';
import type { CompiledConversion } from '../../../engine/compile/compiled.ts';
import { checkTaken } from '../../../engine/conversion/check-taken.ts';

const lines = { from: 'lines', of: 'quantity', taken: 'taken' };
const conversion = { definition: { from: 'order', lines } } as unknown as CompiledConversion;
const before = {
  lines: [
    { id: 'a', quantity: '5', taken: '2.5' },
    { id: 'b', quantity: '1' },
  ],
};

test.each([
  ['as much as is taken is left', [{ id: 'a', quantity: '2.5' }], []],
  ['less than is taken', [{ id: 'a', quantity: '2' }], [['/lines/0/quantity', '2.5', '2']]],
  ['a line of which something is taken goes', [{ id: 'b', quantity: '1' }], [['/lines', '2.5', '0']]],
  ['a line of which nothing is taken goes', [{ id: 'a', quantity: '5' }], []],
])('%s', (_, rows, wanted) => {
  const issues = checkTaken([conversion], 'order', before, { lines: rows });

  expect(issues.map(({ path, params }) => [path, params.taken, params.wanted])).toEqual(wanted);
  expect(issues.every(({ code }) => code === 'conversion.below-taken')).toBe(true);
});

test('documents of another kind are not asked', () => {
  expect(checkTaken([conversion], 'offer', before, { lines: [] })).toEqual([]);
});
