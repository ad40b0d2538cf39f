import type { Tables } from './table.ts';

/** Text. */
export const texts: Tables<'text' | 'long-text'> = {
  text: {
    options: { minLength: 2, maxLength: 5, pattern: '[a-z设备 ]+' },
    good: [
      ['abc', 'abc'],
      ['设备', '设备'],
      [' ab ', ' ab '],
      ['', null],
      ['   ', null],
    ],
    bad: [
      [5, 'field.wrong-type'],
      [['ab'], 'field.wrong-type'],
      ['ab\u0000', 'field.wrong-type'],
      ['a', 'field.too-short'],
      ['abcdef', 'field.too-long'],
      ['AB', 'field.pattern'],
      ['a\nb', 'field.wrong-type', 'field.pattern'],
      ['A', 'field.too-short', 'field.pattern'],
    ],
  },
  'long-text': {
    options: { maxLength: 5 },
    good: [
      ['a\nb', 'a\nb'],
      ['👍👍👍👍👍', '👍👍👍👍👍'],
      ['\n\n', null],
    ],
    bad: [
      ['abcdef', 'field.too-long'],
      ['a\u0000b', 'field.wrong-type'],
      [{ toString: 'x' }, 'field.wrong-type'],
    ],
  },
};
