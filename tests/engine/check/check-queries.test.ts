import { expect, test } from 'vitest';
import { moduleOf, problemsOf } from '../../support/configuration.ts';

const entity = {
  customer: {
    kind: 'master',
    title: 'name',
    fields: { name: { type: 'text' }, active: { type: 'boolean' } },
  },
  order: {
    kind: 'document',
    title: 'note',
    fields: {
      note: { type: 'text' },
      amount: { type: 'money' },
      seller: { type: 'user' },
      customer: { type: 'reference', entity: 'customer' },
    },
  },
};

function problemsOfRule(rule: string): string[] {
  return problemsOf(
    moduleOf('trade', { entity, role: { seller: { permissions: { order: { read: rule, update: rule } } } } }),
  );
}

function problemsOfFilter(filter: string): string[] {
  const report = {
    kind: 'table',
    entity: 'order',
    groups: { note: { field: 'note' } },
    measures: {},
    filter,
  };
  return problemsOf(moduleOf('trade', { entity, report: { 'by-note': report } }));
}

const rules: [rule: string, problems: string[]][] = [
  ['seller == user', []],
  ['seller.department in user.departments || amount < 100', []],
  ['customer.active', ['expression.not-a-query /trade/role/seller/permissions/order/read']],
  ['amount * 2 < 100', ['expression.not-a-query /trade/role/seller/permissions/order/read']],
];
test.each(rules)('whoever may read the records where %s', (rule, problems) => {
  expect(problemsOfRule(rule)).toEqual(problems);
});

const filters: [filter: string, problems: string[]][] = [
  ['amount > 100', []],
  ['customer.active', ['expression.not-a-query /trade/report/by-note/filter']],
];
test.each(filters)('a report over the records where %s', (filter, problems) => {
  expect(problemsOfFilter(filter)).toEqual(problems);
});
