import { expect, test } from 'vitest';
import { inFormOrder } from '../../../runtime/app/form/in-form-order.ts';
import { layOut } from '../../../runtime/app/form/layout/lay-out.ts';
import { contentOf } from '../../../runtime/app/form/model/content.ts';
import { description, orderForm } from './order-form.ts';

test('what is wrong is listed as people meet it: the record, its fields, then line by line and column by column', () => {
  const { model } = orderForm();
  model.restart(contentOf({ lines: [{ id: 'b' }, { id: 'a' }] }));

  const ordered = inFormOrder(
    ['lines/a/product', 'remark', 'lines/b/unitPrice', 'lines', 'lines/b/product', '', 'customer', 'lines/b'],
    layOut(description),
    model,
  );

  expect(ordered).toEqual([
    '',
    'customer',
    'lines',
    'lines/b',
    'lines/b/product',
    'lines/b/unitPrice',
    'lines/a/product',
    'remark',
  ]);
});
