import { describe, expect, test } from 'vitest';
import { stepOf } from '../../../designer/form/layout-items.ts';

const sections = [
  { id: 'basics', elements: ['number', 'customer'] },
  { id: 'delivery', elements: ['phone'] },
  { id: 'more', elements: [] },
];

describe('a step of a field on its form', () => {
  test.each([
    ['customer', -1, { section: 'basics', place: { before: 'number' } }],
    ['number', 1, { section: 'basics', place: { after: 'customer' } }],
    ['customer', 1, { section: 'delivery', place: { before: 'phone' } }],
    ['phone', -1, { section: 'basics', place: {} }],
    ['phone', 1, { section: 'more', place: {} }],
    ['number', -1, undefined],
    ['unknown', 1, undefined],
  ] as const)('%s by %i', (field, by, step) => {
    expect(stepOf(sections, field, by)).toEqual(step);
  });
});
