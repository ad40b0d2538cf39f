import { expect, test } from 'vitest';
import { definitionAt } from '../../../designer/draft/definition-ref.ts';
import { knobsOf, sampleOf, sampleValue, withValue } from '../../../designer/workflow/test-run/sample-of.ts';
import type { JsonObject } from '../../../engine/json.ts';
import { order, shipped } from '../support/shipped.ts';

const fields = definitionAt(shipped, order)?.fields as JsonObject;

const record = {
  id: 'r1',
  revision: 3,
  number: 'SO-202611-0001',
  customer: { id: 'c1', title: '客户' },
  importance: 'normal',
  remark: null,
  total: '100.00',
  lines: [
    {
      id: 'l1',
      product: { id: 'p1', title: '商品' },
      unit: '台',
      quantity: '10',
      unitPrice: '10',
      amount: '100.00',
    },
  ],
};

test('a sample is what people would enter: nothing that is calculated, given or kept', () => {
  expect(sampleOf(record, fields)).toEqual({
    customer: { id: 'c1', title: '客户' },
    importance: 'normal',
    lines: [{ product: { id: 'p1', title: '商品' }, quantity: '10', unitPrice: '10' }],
  });
});

test('choices and what makes the first line larger can be tried with other values', () => {
  const sample = sampleOf(record, fields);

  const larger = withValue(withValue(sample, 'lines.quantity', '25000'), 'importance', 'special');

  expect(knobsOf(fields).map((one) => one.path)).toEqual([
    'paymentTerms',
    'importance',
    'lines.quantity',
    'lines.unitPrice',
  ]);
  expect(sampleValue(larger, 'lines.quantity')).toBe('25000');
  expect(larger.importance).toBe('special');
  expect(sampleValue(sample, 'lines.quantity')).toBe('10');
});
