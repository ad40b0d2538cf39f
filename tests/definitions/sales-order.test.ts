import { describe, expect, test } from 'vitest';
import { rowOf } from '../../engine/record/facts.ts';
import type { LineRow } from '../../engine/record/values.ts';
import { predictPath } from '../../engine/workflow/predict.ts';
import { DemoWorld } from './demo-world.ts';

const world = new DemoWorld('demo');

describe('a sales order', () => {
  const order = (more: Record<string, unknown> = {}, lines: Record<string, unknown>[] = [{}]) =>
    world.save(
      'sales-order',
      {
        customer: 'C002',
        lines: lines.map((line) => ({ product: 'PM-0501', quantity: '100', ...line })),
        ...more,
      },
      'sales',
    );
  const firstLine = (values: Record<string, unknown>) => (values.lines as LineRow[])[0] as LineRow;

  test('begins with its defaults', () => {
    const { record, issues } = order();

    expect(issues.filter((one) => one.severity !== 'warning')).toEqual([]);
    expect(record.values).toMatchObject({
      orderDate: '2026-11-23',
      deliveryDate: '2026-11-30',
      paymentTerms: 'net-30',
      importance: 'normal',
      contact: '孙浩然',
      deliveryAddress: '浙江省宁波市鄞州区学士路 66 号',
      salesperson: { id: 'sales' },
      department: { id: 'SALES' },
      warehouse: { id: 'FG', title: '成品仓' },
    });
    expect(firstLine(record.values)).toMatchObject({
      productCode: 'PM-0501',
      specification: '输入 85–265VAC，输出 5V/1A',
      unit: '个',
      discount: '0.0000',
    });
  });

  // The price class of C002 is the dealers', 8 % off; PM-1012 has a dealers' price of its own; C006 buys at the sales price.
  test.each([
    ['C002', 'PM-0501', '26.22'],
    ['C002', 'PM-1012', '35.82'],
    ['C006', 'PM-1012', '39.80'],
  ])('the price of %s for %s is %s', (customer, product, price) => {
    const { record } = order({ customer }, [{ product }]);

    expect(firstLine(record.values).unitPrice).toBe(price);
  });

  test('computes amounts, totals and margin', () => {
    const { record } = order({}, [
      { unitPrice: '30', discount: '0.1' },
      { product: 'PM-2024', quantity: '3', unitPrice: '50' },
    ]);

    expect((record.values.lines as LineRow[]).map((line) => line.amount)).toEqual(['2700.00', '150.00']);
    expect(record.values.total).toBe('2850.00');
    // 2700 − 100 × 17.20, and 150 − 3 × 35.10
    expect((record.values.lines as LineRow[]).map((line) => line.estimatedMargin)).toEqual([
      '980.00',
      '44.70',
    ]);
    expect(record.values.estimatedMargin).toBe('1024.70');
    expect(record.values.marginRate).toBe('0.3595');
    expect(record.values.deliveryProgress).toBe('0.0000');
    expect(firstLine(record.values).remainingQuantity).toBe('100.000');
  });

  test('shows the stock of its warehouse and what is paid', () => {
    const { record } = order();
    const stock = world.stock.balance({
      ledger: 'stock',
      measure: 'quantity',
      where: { product: 'PM-0501', warehouse: 'FG' },
    });

    expect(Number(firstLine(record.values).availableStock)).toBe(Number(stock));
    expect(record.values.paid).toBeUndefined();
  });

  const warnings = (issues: readonly { severity?: string; params: Record<string, unknown> }[]) =>
    issues.filter((one) => one.severity === 'warning').map((one) => one.params.check);

  test.each([
    ['nothing unusual', {}, {}, []],
    ['more than the stock', {}, { quantity: '900000', unitPrice: '0.01' }, ['stock', 'price']],
    ['more than the credit left', {}, { product: 'DP-156T', quantity: '200' }, ['credit', 'stock']],
    ['a discount above the policy', {}, { discount: '0.25' }, ['discount']],
    ['a price far from the list', {}, { unitPrice: '12' }, ['price']],
    ['credit level D', { customer: 'C018' }, {}, ['credit-level']],
  ])('warns about %s', (_, header, line, expected) => {
    const { issues } = order(header, [line]);

    expect(warnings(issues)).toEqual(expected);
    expect(issues.filter((one) => one.severity !== 'warning')).toEqual([]);
  });

  test.each([
    ['a delivery date before the order date', { deliveryDate: '2026-11-01' }, {}, '/deliveryDate'],
    ['a quantity of zero', {}, { quantity: '0' }, '/lines/0/quantity'],
    ['a product that is not for sale', {}, { product: 'EN-FAN8' }, '/lines/0/product'],
    ['a customer that does not exist', { customer: undefined }, {}, '/customer'],
  ])('refuses %s', (_, header, line, path) => {
    const { issues } = order(header, [line]);

    expect(issues.filter((one) => one.severity !== 'warning').map((one) => one.path)).toContain(path);
  });

  test('is cancelled by whoever wrote it as a draft only; afterwards a request is needed', () => {
    const { transitions, amendments } = world.entity('sales-order').definition;

    expect(transitions.cancel?.from).toEqual(['draft']);
    expect(amendments?.states).toEqual(['approved', 'in-production', 'shipping']);
    expect(amendments?.cancel?.to).toBe('cancelled');
  });
});

describe('who approves a sales order', () => {
  const first = 'first-review: order-admin';
  const both = 'second-review: sales-manager+finance';
  const either = 'single-review: sales-manager/finance';
  const final = 'final-review: general-manager';

  // Amounts are of one line at 100 each; C002 has credit level A, C010 C, C018 D.
  test.each([
    ['499', 'normal', 'C002', [first]],
    ['500', 'normal', 'C002', [first, both]],
    ['2000', 'normal', 'C002', [first, both, final]],
    ['10', 'important', 'C002', [first, either]],
    ['10', 'special', 'C002', [first, both, final]],
    ['10', 'normal', 'C010', [first, either]],
    ['10', 'normal', 'C018', [first, either, final]],
    ['600', 'important', 'C010', [first, both]],
  ])('%s × 100, %s, customer %s: %j', (quantity, importance, customer, expected) => {
    const input = { customer, importance, lines: [{ product: 'PM-0501', quantity, unitPrice: '100' }] };

    expect(pathOf(world, input)).toEqual(expected);
  });

  test('in the trading company purchasing confirms first, and the second review begins later', () => {
    const trading = new DemoWorld('demo-trading');
    const lines = (quantity: string) => [{ product: 'AC-DEC1', quantity, unitPrice: '100' }];
    const confirmed = [first, 'supply-confirmation: purchasing'];

    expect(pathOf(trading, { customer: 'T001', lines: lines('999') })).toEqual(confirmed);
    expect(pathOf(trading, { customer: 'T001', lines: lines('1000') })).toEqual([...confirmed, both]);
  });

  function pathOf(tenant: DemoWorld, input: Record<string, unknown>): string[] {
    const { record } = tenant.save('sales-order', input, 'sales');
    const entity = tenant.entity('sales-order');
    const workflow = tenant.configuration.workflows.get('sales-order-approval')!;
    const path = predictPath(undefined, 'sales', {
      workflow,
      entity,
      record: rowOf(entity, record),
      revision: 1,
      facts: tenant.facts,
    });
    expect(path.ends).toBe('approved');
    return path.steps.map((step) => {
      const people = step.slots.map((slot) => slot.assignee.id);
      const all = step.slots.every((slot) => slot.state === 'approved');
      return `${step.node}: ${people.join(all ? '+' : '/')}`;
    });
  }
});
