import { expect, test } from 'vitest';
import { paragraphs, proofs } from './paragraphs.ts';

test('every paragraph of the rules of approvals has a test by its number', () => {
  const found = proofs(process.cwd());

  expect(paragraphs.filter((one) => found.get(one)?.length === 0)).toEqual([]);
});
