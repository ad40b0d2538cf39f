import type { Table, Tables } from './table.ts';

const digits = (count: number) => '9'.repeat(count);

const decimals: Table['good'] = [
  ['1', '1.00'],
  ['1.5', '1.50'],
  [' 1.50 ', '1.50'],
  ['007', '7.00'],
  [0.1, '0.10'],
  [1e2, '100.00'],
  [-0, '0.00'],
  ['-0', '0.00'],
  ['-0.00', '0.00'],
  ['1.500000', '1.50'],
  [digits(20), `${digits(20)}.00`],
  [`-${digits(20)}.99`, `-${digits(20)}.99`],
  [99999999999999.9, '99999999999999.90'],
];
const notDecimals: Table['bad'] = [
  ['', 'field.wrong-type'],
  ['abc', 'field.wrong-type'],
  ['1e5', 'field.wrong-type'],
  ['1,5', 'field.wrong-type'],
  ['1 000', 'field.wrong-type'],
  ['.5', 'field.wrong-type'],
  ['1.', 'field.wrong-type'],
  ['+1', 'field.wrong-type'],
  ['0x10', 'field.wrong-type'],
  ['１', 'field.wrong-type'],
  ['Infinity', 'field.wrong-type'],
  [Number.NaN, 'field.wrong-type'],
  [Number.POSITIVE_INFINITY, 'field.wrong-type'],
  [1e15, 'field.wrong-type'],
  [0.1 + 0.2, 'field.wrong-type'],
  [true, 'field.wrong-type'],
  [[1], 'field.wrong-type'],
  [{ $numberDecimal: '1' }, 'field.wrong-type'],
  [digits(41), 'field.wrong-type'],
  [digits(21), 'field.too-large'],
  ['1.001', 'field.too-precise'],
  [1.001, 'field.too-precise'],
];

/** Numbers. */
export const numbers: Tables<'integer' | 'decimal' | 'money' | 'quantity' | 'percent'> = {
  integer: {
    options: { min: -10, max: 10_000_000 },
    good: [
      [5, 5],
      ['5', 5],
      [' -7 ', -7],
      [-0, 0],
      ['-0', 0],
      ['0010', 10],
      [1e6, 1_000_000],
    ],
    bad: [
      [1.5, 'field.wrong-type'],
      ['1.5', 'field.wrong-type'],
      ['1e5', 'field.wrong-type'],
      ['5 6', 'field.wrong-type'],
      ['', 'field.wrong-type'],
      [true, 'field.wrong-type'],
      [2 ** 53, 'field.wrong-type'],
      [digits(20), 'field.wrong-type'],
      [-11, 'field.too-small'],
      [10_000_001, 'field.too-large'],
    ],
  },
  decimal: { good: decimals, bad: notDecimals },
  money: {
    options: { min: '-5', max: '100' },
    good: [
      ['100', '100.00'],
      ['-5.00', '-5.00'],
    ],
    bad: [
      ['100.01', 'field.too-large'],
      ['-5.01', 'field.too-small'],
      ['￥5', 'field.wrong-type'],
    ],
  },
  quantity: {
    options: { scale: 0 },
    good: [
      ['3', '3'],
      ['3.000', '3'],
    ],
    bad: [
      ['3.5', 'field.too-precise'],
      ['3 kg', 'field.wrong-type'],
    ],
  },
  percent: {
    options: { min: '0', max: '1' },
    good: [
      ['0.125', '0.1250'],
      ['1', '1.0000'],
    ],
    bad: [
      ['12.5', 'field.too-large'],
      ['12%', 'field.wrong-type'],
      ['0.12345', 'field.too-precise'],
    ],
  },
};
