import { describe, expect, test } from 'vitest';
import { rebaseChanges } from '../../../engine/amendment/rebase-changes.ts';
import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import { configurationOf, moduleOf } from '../../support/configuration.ts';

const order = configurationOf(
  moduleOf('trade', {
    entity: {
      order: {
        kind: 'document',
        title: 'note',
        states: { draft: {} },
        fields: {
          note: { type: 'text' },
          due: { type: 'date' },
          total: { type: 'roll-up', of: 'lines', sum: 'quantity' },
          lines: {
            type: 'lines',
            fields: { product: { type: 'text' }, quantity: { type: 'quantity' } },
          },
        },
      },
    },
  }),
).entities.get('order') as CompiledEntity;

const base = {
  note: 'a',
  due: '2026-12-01',
  total: '3',
  lines: [
    { id: 'l1', product: 'p', quantity: '1' },
    { id: 'l2', product: 'q', quantity: '2' },
  ],
};

describe('L6: the changes of a request on the record as it is now', () => {
  test.each([
    ['a field', { path: 'note', before: 'a', after: 'b' }, { note: 'b' }],
    ['a field that becomes blank', { path: 'due', before: '2026-12-01', after: null }, { due: undefined }],
    [
      'a column',
      { path: 'lines/l1/quantity', before: '1', after: '5' },
      { lines: [{ id: 'l1', product: 'p', quantity: '5' }, base.lines[1]] },
    ],
    [
      'a line that goes',
      { path: 'lines/l1', before: base.lines[0], after: null },
      { lines: [base.lines[1]] },
    ],
    [
      'a line that comes',
      { path: 'lines/l3', before: null, after: { id: 'l3', product: 'r' } },
      { lines: [...base.lines, { id: 'l3', product: 'r' }] },
    ],
    ['what is computed is left to be computed', { path: 'total', before: '3', after: '9' }, {}],
  ])('%s', (_, change, wanted) => {
    const { values, conflicts } = rebaseChanges(order, base, [change]);

    expect(conflicts).toEqual([]);
    expect({ ...base, ...wanted }).toEqual(expect.objectContaining(values));
  });

  test.each([
    ['a field that somebody changed', { note: 'c' }, { path: 'note', before: 'a', after: 'b' }, 'c'],
    [
      'a column of a line that is gone',
      { lines: [base.lines[1]] },
      { path: 'lines/l1/quantity', before: '1', after: '5' },
      null,
    ],
    [
      'a line to be deleted that somebody changed',
      { lines: [{ id: 'l1', product: 'p', quantity: '7' }, base.lines[1]] },
      { path: 'lines/l1', before: base.lines[0], after: null },
      { id: 'l1', product: 'p', quantity: '7' },
    ],
  ])('%s is a conflict', (_, meanwhile, change, theirs) => {
    const now = { ...base, ...meanwhile };

    const { values, conflicts } = rebaseChanges(order, now, [change]);

    expect(conflicts).toEqual([{ path: change.path, before: change.before, theirs, yours: change.after }]);
    expect(values).toEqual(now);
  });

  test('somebody who made the very same change is in nobody’s way', () => {
    const now = { ...base, note: 'b' };

    expect(rebaseChanges(order, now, [{ path: 'note', before: 'a', after: 'b' }])).toEqual({
      values: now,
      conflicts: [],
    });
  });

  test('forced, it shows what was proposed all the same', () => {
    const { values, conflicts } = rebaseChanges(
      order,
      { ...base, note: 'c' },
      [{ path: 'note', before: 'a', after: 'b' }],
      true,
    );

    expect(values.note).toBe('b');
    expect(conflicts).toHaveLength(1);
  });
});
