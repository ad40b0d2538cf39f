import type { Table, Tables } from './table.ts';

const reference: Table = {
  good: [
    ['u-1', { id: 'u-1' }],
    [{ id: 'u_1' }, { id: 'u_1' }],
    [{ id: 'u1', title: 'not believed' }, { id: 'u1' }],
  ],
  bad: [
    [5, 'field.wrong-type'],
    [[], 'field.wrong-type'],
    [{}, 'field.wrong-type'],
    [{ id: 5 }, 'field.wrong-type'],
    ['a b', 'field.wrong-type'],
    ['../etc', 'field.wrong-type'],
    ['$where', 'field.wrong-type'],
    ['x'.repeat(65), 'field.wrong-type'],
    [{ $ne: null }, 'field.wrong-type'],
  ],
};

/** References to records, people, departments and files. */
export const references: Tables<'reference' | 'user' | 'department' | 'attachment'> = {
  reference: { ...reference, options: { entity: 'customer' } },
  user: reference,
  department: reference,
  attachment: {
    options: { max: 2 },
    good: [
      [
        ['f1', 'f2'],
        [{ id: 'f1' }, { id: 'f2' }],
      ],
      [[{ id: 'f1', name: 'not believed', size: 1 }], [{ id: 'f1' }]],
      [['f1', 'f1'], [{ id: 'f1' }]],
      [[], null],
    ],
    bad: [
      ['f1', 'field.wrong-type'],
      [[5], 'field.wrong-type'],
      [['../../etc/passwd'], 'field.wrong-type'],
      [['a', 'b', 'c'], 'field.too-long'],
    ],
  },
};
