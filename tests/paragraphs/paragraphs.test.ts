import { expect, test } from 'vitest';
import { notWritten, paragraphs, proofs } from './paragraphs.ts';

const found = proofs(process.cwd());
const untested = paragraphs.filter((one) => found.get(one)?.length === 0);

test('every paragraph of the rules of approvals that is written has a test by its number', () => {
  expect(untested.filter((one) => !notWritten.includes(one))).toEqual([]);
});

test('what has a test is not among the paragraphs that are not written', () => {
  expect(notWritten.filter((one) => !untested.includes(one))).toEqual([]);
});
