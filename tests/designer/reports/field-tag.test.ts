import { describe, expect, test } from 'vitest';
import { tagOf } from '../../../designer/reports/field-tag.ts';
import { fieldRows } from '../../../designer/workflow/inspector/field-rows.ts';
import { buildConfiguration } from '../../../engine/check/build-configuration.ts';
import { isJsonObject } from '../../../engine/json.ts';
import { shipped } from '../support/shipped.ts';

const rows = fieldRows(shipped, 'sales-order');

describe('what prints a field', () => {
  test.each([
    ['number', '{{record.number}}'],
    ['customer', '{{record.customer.title}}'],
    ['paymentTerms', '{{record.paymentTerms.label}}'],
    ['orderDate', '{{date record.orderDate}}'],
    ['lines.unitPrice', '{{money this.unitPrice}}'],
    ['lines.amount', '{{money this.amount}}'],
    ['lines.discount', '{{percent this.discount}}'],
  ])('%s is %s', (path, tag) => {
    const row = rows.find((one) => one.path === path);

    expect(row && tagOf(row)).toBe(tag);
  });

  test('is a tag that may be published, whatever the field', () => {
    const report = shipped.sales?.report['sales-order-print'];
    const headers = rows.filter((row) => !row.isColumn && row.definition.type !== 'lines').map(tagOf);
    const columns = rows.filter((row) => row.isColumn).map(tagOf);
    const template = `${headers.join('\n')}{{#each record.lines}}${columns.join('\n')}{{/each}}`;
    const changes = [
      { target: 'sales/report/sales-order-print/template', op: 'set' as const, value: template },
    ];

    const { issues } = buildConfiguration(shipped, [{ layer: 'tenant', base: {}, changes }]);

    expect(isJsonObject(report)).toBe(true);
    expect(issues.filter((one) => one.code.startsWith('definition.template'))).toEqual([]);
  });
});
