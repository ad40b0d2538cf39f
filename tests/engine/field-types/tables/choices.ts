import type { Tables } from './table.ts';

/** Truths and options. */
export const choices: Tables<'boolean' | 'choice' | 'multi-choice'> = {
  boolean: {
    good: [
      [true, true],
      [false, false],
    ],
    bad: [
      ['true', 'field.wrong-type'],
      [1, 'field.wrong-type'],
      [0, 'field.wrong-type'],
      ['', 'field.wrong-type'],
    ],
  },
  choice: {
    options: { options: { road: { label: { en: 'Road' } }, air: { label: { en: 'Air' } } } },
    good: [['road', 'road']],
    bad: [
      ['sea', 'field.not-an-option'],
      ['Road', 'field.not-an-option'],
      ['constructor', 'field.not-an-option'],
      ['__proto__', 'field.not-an-option'],
      [['road'], 'field.not-an-option'],
      [0, 'field.not-an-option'],
    ],
  },
  'multi-choice': {
    options: { options: { road: { label: { en: 'Road' } }, air: { label: { en: 'Air' } } } },
    good: [
      [['road'], ['road']],
      [
        ['air', 'road', 'air'],
        ['air', 'road'],
      ],
      [[], null],
    ],
    bad: [
      ['road', 'field.wrong-type'],
      [{ 0: 'road' }, 'field.wrong-type'],
      [['road', 'sea'], 'field.not-an-option'],
      [['toString'], 'field.not-an-option'],
      [[null], 'field.not-an-option'],
      [Array(201).fill('road'), 'field.wrong-type'],
    ],
  },
};
