import { expect, test } from 'vitest';
import type { ReportGroup, ReportMeasure } from '../../../../../runtime/app/api/reports.ts';
import { reportCsv } from '../../../../../runtime/app/pages/report/report-csv.ts';

const column = { label: {}, scale: null, currency: null, entity: null };
const customer: ReportGroup = {
  ...column,
  id: 'customer',
  type: 'reference',
  entity: 'customer',
  options: null,
  by: 'value',
};
const state: ReportGroup = {
  ...column,
  id: 'state',
  type: 'choice',
  options: { draft: { label: { 'zh-CN': '草稿', en: 'Draft' } } },
  by: 'value',
};
const amount: ReportMeasure = {
  ...column,
  id: 'amount',
  type: 'money',
  scale: 2,
  options: null,
  function: 'sum',
};

const csvOf = (title: string) =>
  reportCsv(
    { groups: [customer, state], measures: [amount] },
    {
      rows: [{ groups: { customer: { id: 'c1', title }, state: 'draft' }, measures: { amount: '-1234.50' } }],
      totals: { amount: '-1234.50' },
    },
    {
      headings: new Map([
        ['customer', 'Customer'],
        ['state', 'State'],
        ['amount', 'Amount (CNY)'],
      ]),
      total: 'Total',
      reader: { language: 'en', timeZone: 'Asia/Shanghai' },
    },
  ).split('\r\n');

test('a report goes out with its headings, rows and totals, numbers as plain digits', () => {
  const lines = csvOf('Acme');

  expect(lines).toEqual(['Customer,State,Amount (CNY)', 'Acme,Draft,-1234.50', 'Total,,-1234.50', '']);
});

test.each([
  ['Acme, "the" first', '"Acme, ""the"" first",Draft,-1234.50'],
  ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")",Draft,-1234.50'],
  ['@risk', "'@risk,Draft,-1234.50"],
])('the name %s is one cell and no formula', (title, line) => {
  expect(csvOf(title)[1]).toBe(line);
});
