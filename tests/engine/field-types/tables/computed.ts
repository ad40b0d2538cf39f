import type { Table, Tables } from './table.ts';

const untouchable: Table = {
  good: [],
  bad: [
    ['anything', 'field.computed'],
    [5, 'field.computed'],
  ],
};

/** What is kept by the engine, and lines, which are records of their own. */
export const computed: Tables<'auto-number' | 'formula' | 'roll-up' | 'lines'> = {
  'auto-number': { ...untouchable, options: { pattern: 'A{000}' } },
  formula: { ...untouchable, options: { result: 'money', formula: '1' } },
  'roll-up': { ...untouchable, options: { of: 'lines', count: true } },
  lines: {
    options: { fields: {} },
    good: [],
    bad: [
      [[], 'field.wrong-type'],
      ['x', 'field.wrong-type'],
    ],
  },
};
