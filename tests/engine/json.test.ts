import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pointer, segmentsOf } from '../../engine/issue.ts';
import { hashOf, sameJson, unorderedHashOf } from '../../engine/json.ts';

test('a hash counts the order of keys, an unordered hash does not', () => {
  expect(hashOf({ a: 1, b: 2 })).not.toBe(hashOf({ b: 2, a: 1 }));
  expect(unorderedHashOf({ a: 1, b: [{ c: 1, d: 2 }] })).toBe(unorderedHashOf({ b: [{ d: 2, c: 1 }], a: 1 }));
  expect(hashOf({ a: undefined })).toBe(hashOf({}));
});

test('two JSON values are the same when their unordered hashes are', () => {
  const value = fc.jsonValue({ maxDepth: 3 });
  fc.assert(
    fc.property(value, value, (left, right) => {
      expect(sameJson(left, JSON.parse(JSON.stringify(left)))).toBe(true);
      expect(sameJson(left, right)).toBe(unorderedHashOf(left) === unorderedHashOf(right));
    }),
  );
});

test('a pointer has the segments that it was made of (RFC 6901)', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (segments) => {
      expect(segmentsOf(pointer(segments))).toEqual(segments);
    }),
  );
  expect(pointer(['lines', 0, 'a/b~c'])).toBe('/lines/0/a~1b~0c');
});
