import { expect, test } from 'vitest';
import type { ReportMeasure, ReportRow } from '../../../../../runtime/app/api/reports.ts';
import { sectionsOf } from '../../../../../runtime/app/pages/report/sections.ts';

const column = { label: {}, currency: null, entity: null, options: null };
const orders: ReportMeasure = { ...column, id: 'orders', type: 'integer', scale: null, function: 'count' };
const amount: ReportMeasure = { ...column, id: 'amount', type: 'money', scale: 2, function: 'sum' };
const average: ReportMeasure = { ...column, id: 'average', type: 'money', scale: 2, function: 'average' };
const measures = [orders, amount, average];

const row = (customer: string | null, month: string, count: number, sum: string): ReportRow => ({
  groups: { customer: customer === null ? null : { id: customer, title: customer }, month },
  measures: { orders: count, amount: sum, average: sum },
});

const rows = [
  row('anna', '2026-11', 1, '0.10'),
  row('berta', '2026-11', 2, '0.50'),
  row('anna', '2026-10', 3, '0.20'),
  row(null, '2026-10', 1, '0.05'),
];
const totals = { orders: 7, amount: '0.85', average: '0.12' };

test('rows of one value stand together with exact subtotals', () => {
  const sections = sectionsOf({ rows, totals }, { by: 'customer', measures, sort: undefined });

  expect(sections.map(({ key, rows: own, subtotals }) => [key, own.length, subtotals])).toEqual([
    ['anna', 2, { orders: '4', amount: '0.30' }],
    ['berta', 1, { orders: '2', amount: '0.50' }],
    ['null', 1, { orders: '1', amount: '0.05' }],
  ]);
});

test.each([
  [true, ['berta', 'anna', 'null']],
  [false, ['null', 'anna', 'berta']],
])('sorted by a measure, descending %s, groups stand in the order of their subtotals', (descending, keys) => {
  const sort = { column: 'amount', descending };

  const sections = sectionsOf({ rows, totals }, { by: 'customer', measures, sort });

  expect(sections.map(({ key }) => key)).toEqual(keys);
});

test('where a record stands in several rows there is no subtotal', () => {
  const counted = { ...totals, orders: 5 };

  const sections = sectionsOf({ rows, totals: counted }, { by: 'month', measures, sort: undefined });

  expect(sections.map(({ subtotals }) => subtotals)).toEqual([{ amount: '0.60' }, { amount: '0.25' }]);
});
