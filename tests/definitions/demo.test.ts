import { describe, expect, test } from 'vitest';
import { convertRecord } from '../../engine/conversion/convert-record.ts';
import { Decimal } from '../../engine/decimal.ts';
import { allows, compilePolicy } from '../../engine/permission/policy.ts';
import { environmentOf, rowOf } from '../../engine/record/facts.ts';
import type { LineRow } from '../../engine/record/values.ts';
import { predictPath } from '../../engine/workflow/predict.ts';
import { DemoWorld, dayFromToday, readDemo, type Saved } from './demo-world.ts';

interface PlannedOrder {
  customer: string;
  by: string;
  orderDate: number;
  deliveryDate: number;
  importance?: string;
  warehouse?: string;
  values?: Record<string, unknown>;
  lines: [product: string, quantity: string, discount?: string][];
  way: string;
  at?: string;
  shipped?: string;
  paid?: string;
}

/** The batch of the opening stock, which every delivery of the plan takes. */
const openingBatch = 'B2026-01';

const waysOfAnOrder = [
  ...['draft', 'pending', 'returned', 'rejected', 'approved', 'in-production', 'partly-shipped'],
  ...['completed', 'cancelled', 'cancelled-after-approval', 'change-pending', 'change-applied'],
];

describe.each([
  { tenant: 'demo', users: 12, products: 50, customers: 20, orders: 200, pending: 5 },
  { tenant: 'demo-trading', users: 12, products: 16, customers: 8, orders: 37, pending: 3 },
] as const)('the demo data of $tenant', ({ tenant, users, products, customers, orders, pending }) => {
  const world = new DemoWorld(tenant);
  const plan = readDemo(tenant, 'orders').orders as PlannedOrder[];
  const count = (entity: string) =>
    [...world.facts.records.keys()].filter((key) => key.startsWith(`${entity}/`)).length;

  test('has the people, products, customers and orders that it promises', () => {
    const people = world.facts.organisation.peopleWhere(() => true);

    expect(people.length).toBeGreaterThanOrEqual(users);
    expect([count('product'), count('customer'), plan.length]).toEqual([products, customers, orders]);
    expect(plan.filter((one) => one.way === 'pending')).toHaveLength(pending);
    expect(plan.filter((one) => !waysOfAnOrder.includes(one.way))).toEqual([]);
  });

  test('names roles, departments, positions and heads that exist', () => {
    const company = readDemo(tenant, 'company') as {
      users: { department: string; position: string; roles: string[] }[];
      departments: { code: string; head: string; parentDepartment?: string }[];
      positions: { code: string }[];
    };
    const departments = company.departments.map((one) => one.code);

    for (const user of company.users) {
      expect(departments).toContain(user.department);
      expect(company.positions.map((one) => one.code)).toContain(user.position);
      for (const role of user.roles) expect([...world.configuration.roles.keys()]).toContain(role);
    }
    for (const { head, parentDepartment } of company.departments) {
      expect(world.facts.organisation.person(head)).toBeDefined();
      if (parentDepartment) expect(departments).toContain(parentDepartment);
    }
  });

  test('every order can be entered by its salesperson, goes the approvals of its way, and finds its stock', () => {
    for (const [index, planned] of plan.entries()) {
      const at = `order ${index + 1}`;
      const saved = enter(world, planned);

      expect(
        saved.issues.filter((one) => one.severity !== 'warning'),
        at,
      ).toEqual([]);
      expect(mayUseCustomer(world, planned), at).toBe(true);
      const path = approvalPath(world, saved, planned.by);
      expect(path.ends, at).toBe('approved');
      if (planned.way === 'pending')
        expect(
          path.steps.map((step) => step.node),
          at,
        ).toContain(planned.at);
      const share = planned.way === 'completed' ? '1' : planned.shipped;
      if (share !== undefined) ship(world, saved, share);
    }
  });
});

function enter(world: DemoWorld, planned: PlannedOrder): Saved {
  const { customer, by, importance, warehouse, values } = planned;
  const input = {
    customer,
    orderDate: dayFromToday(planned.orderDate),
    deliveryDate: dayFromToday(planned.deliveryDate),
    ...(importance && { importance }),
    ...(warehouse && { warehouse }),
    ...values,
    lines: planned.lines.map(([product, quantity, discount]) => ({
      product,
      quantity,
      ...(discount && { discount }),
    })),
  };
  return world.save('sales-order', input, by);
}

/** A salesperson may only choose a customer that the row rule shows them. */
function mayUseCustomer(world: DemoWorld, { by, customer }: PlannedOrder): boolean {
  const person = world.facts.organisation.person(by);
  const rule = compilePolicy(world.configuration, person?.roles ?? [])
    .entity('customer')
    .rule('read');
  const row = world.facts.records.get(`customer/${customer}`) ?? {};
  return allows(rule, environmentOf({ ...world.facts, user: person?.row ?? {} }, 'customers', row));
}

function approvalPath(world: DemoWorld, { record }: Saved, by: string) {
  const entity = world.entity('sales-order');
  const workflow = world.configuration.workflows.get('sales-order-approval')!;
  return predictPath(undefined, by, {
    workflow,
    entity,
    record: rowOf(entity, record),
    revision: 1,
    facts: world.facts,
  });
}

/** Ships a share of every line: a delivery note by conversion, the first batch in stock, the ledger's limits. */
function ship(world: DemoWorld, { record }: Saved, share: string): void {
  const lines = Object.fromEntries(
    (record.values.lines as LineRow[]).map((line) => [line.id, shareOf(line.quantity as string, share)]),
  );
  let made = 0;
  const { values, issues } = convertRecord(
    {
      conversion: world.configuration.conversions.get('order-to-delivery')!,
      target: world.entity('delivery-note'),
      source: {
        id: record.id,
        title: record.id,
        values: record.values,
        own: { ...record, state: 'approved' },
      },
      lines,
      newId: () => `${record.id}-${++made}`,
    },
    world.facts,
  );
  expect(issues).toEqual([]);
  const withBatches = (values.lines as LineRow[]).map((line) => {
    const { id } = line.product as { id: string };
    const product = world.facts.records.get(`product/${id}`);
    return product?.batchManaged === true ? { ...line, batch: openingBatch } : line;
  });
  const note = world.finish('delivery-note', { ...values, lines: withBatches }, 'warehouse');
  expect(note.issues.filter((one) => one.severity !== 'warning')).toEqual([]);
  const shipping = world.entity('delivery-note').transitions.get('ship')?.when;
  expect(shipping?.evaluate(environmentOf(world.facts, 'sales', note.record.values))).toBe(true);
  world.stock.enter(world, 'delivery-note', note.record, 'shipped');
}

/** Whole units, and at least one. */
function shareOf(quantity: string, share: string): string {
  return Decimal.max(1, new Decimal(quantity).times(share).floor()).toFixed();
}
