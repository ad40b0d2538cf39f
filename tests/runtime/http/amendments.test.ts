import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Instance } from '../../../engine/workflow/instance.ts';
import { brokenLinks, insertArchived } from '../../../runtime/server/store/archive.ts';
import { deleteInstance, findInstance, findInstancesOf } from '../../../runtime/server/store/instances.ts';
import { Scope } from '../../../runtime/server/store/scope.ts';
import { approveAll } from '../../support/approve-all.ts';
import { type Goods, orderOf, salesPeople, stockGoods } from '../../support/sales-company.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { succeeded, type TestClient } from '../../support/test-client.ts';

const orders = '/api/records/sales-order';
const names = Object.keys(salesPeople.people) as (keyof typeof salesPeople.people)[];

let server: TestServer;
let goods: Goods;
const people = {} as Record<(typeof names)[number], TestClient>;

beforeAll(async () => {
  server = await startTestServer({ tenants: { acme: salesPeople } });
  goods = await stockGoods(
    server.app.ground,
    server.companies.acme as NonNullable<typeof server.companies.acme>,
    { customers: 1, products: 2, stock: '1000' },
  );
  for (const name of names) people[name] = await server.signIn(name);
});

/** An approved order of ten pieces on each of two lines. */
let order: { id: string; number: string; lines: { id: string }[] };

beforeEach(async () => {
  const made = await succeeded(people.sales.post(orders, orderOf(goods, { lines: 2, quantity: '10' })));
  await succeeded(people.sales.post(`${orders}/${made.id}/submit`));
  await approveAll(people, made.id);
  order = await read();
  expect(order).toMatchObject({ state: 'approved', total: '190.00' });

  function read() {
    return succeeded(people.sales.get(`${orders}/${made.id}`));
  }
});

const now = () => succeeded(people.sales.get(`${orders}/${order.id}`));
const path = () => `${orders}/${order.id}/amendments`;
const firstLine = () => order.lines[0]?.id as string;
const more = (quantity: string) => ({ lines: { [firstLine()]: { quantity } } });

const ask = (purpose: 'change' | 'cancel', changes?: unknown, headers?: Record<string, string>) =>
  people.sales.post(path(), { purpose, ...(changes ? { changes } : {}), reason: '客户要求' }, headers);

const requests = async (who: TestClient = people.sales) => (await succeeded(who.get(path()))).items;

const notificationsOf = async (who: TestClient) =>
  (await succeeded(who.get('/api/notifications?limit=50'))).items.filter(
    (one: { record: string }) => one.record === order.id,
  );

async function decide(who: keyof typeof people, action: string): Promise<void> {
  const { items } = await succeeded(people[who].get('/api/tasks'));
  const task = items.find((one: { record: string }) => one.record === order.id);
  const body = { action, seenRevision: task.revision, comment: 'because' };
  await succeeded(people[who].post(`/api/tasks/${task.id}/actions`, body));
}

describe('L6: an approved order is changed', () => {
  test('by saving what is free or only told; whoever approved it hears of the latter', async () => {
    const { revision } = (await now()) as { revision: number };

    const saved = await people.sales.patch(`${orders}/${order.id}`, { remark: '楼下卸货' }, revision);
    const told = await people.sales.patch(
      `${orders}/${order.id}`,
      { deliveryAddress: '新仓库' },
      saved.body.revision,
    );

    expect([saved.status, told.status]).toEqual([200, 200]);
    await expect
      .poll(async () =>
        (await notificationsOf(people['order-admin'])).map((one: { event: string }) => one.event),
      )
      .toContain('record-amended');
  });

  test.each([
    ['what needs a request', () => ({ deliveryDate: '2026-12-31' }), 'field.needs-request'],
    ['a line’s quantity', () => more('3'), 'field.needs-request'],
    ['what is frozen', () => ({ orderDate: '2026-11-01' }), 'field.frozen'],
    ['a line that goes', () => ({ lines: { [firstLine()]: null } }), 'field.needs-request'],
  ])('but not by saving %s', async (_, input, code) => {
    const { revision } = (await now()) as { revision: number };

    const answer = await people.sales.patch(`${orders}/${order.id}`, input(), revision);

    expect([answer.status, answer.body.issues[0].code]).toEqual([422, code]);
  });

  test('by a request: it stays as it is meanwhile, and all of it changes with the last decision', async () => {
    const asked = await succeeded(ask('change', { ...more('20'), deliveryDate: '2026-12-31' }));
    const meanwhile = await now();
    const deciders = await approveAll(people, order.id);

    expect(meanwhile).toMatchObject({
      state: 'approved',
      total: '190.00',
      amending: [{ purpose: 'change' }],
    });
    expect(deciders).toEqual(['sales-manager', 'finance', 'planner']);
    expect(await now()).toMatchObject({
      state: 'approved',
      total: '285.00',
      deliveryDate: '2026-12-31',
      amending: null,
      lines: [{ quantity: '20.000', remainingQuantity: '20.000' }, { quantity: '10.000' }],
    });
    const [request] = await requests();
    expect(request).toMatchObject({ id: asked.amendment, state: 'applied', reason: '客户要求' });
    expect(request.changes).toContainEqual({
      path: 'deliveryDate',
      before: '2026-12-20',
      after: '2026-12-31',
    });
    expect(request.changes).toContainEqual({ path: 'total', before: '190.00', after: '285.00' });
  });

  test('with before and after in its history, under the approval of the request', async () => {
    const asked = await succeeded(ask('change', more('12')));
    await approveAll(people, order.id);

    const { items } = await succeeded(people.sales.get(`${orders}/${order.id}/timeline`));
    const entry = items.find((one: { fields: { path: string }[] }) =>
      one.fields.some((field) => field.path === 'total'),
    );

    expect(entry).toMatchObject({ action: 'approve', purpose: 'change', instance: asked.instance });
    expect(entry.fields).toContainEqual({
      path: `lines/${firstLine()}/quantity`,
      before: '10.000',
      after: '12.000',
    });
  });

  test('finance is not asked where neither price nor amount changes', async () => {
    await succeeded(ask('change', { deliveryDate: '2026-12-30' }));

    expect(await approveAll(people, order.id)).toEqual(['sales-manager', 'planner']);
  });

  test('a preview says who would decide, what differs and what the total would be, and writes nothing', async () => {
    const preview = await succeeded(
      people.sales.post(`${path()}/preview`, { purpose: 'change', changes: more('20') }),
    );

    const asked = preview.path.steps.filter((step: { state: string }) => step.state !== 'skipped');
    expect(asked.map((step: { node: string }) => step.node)).toEqual([
      'manager-review',
      'finance-confirmation',
      'plan-adjustment',
    ]);
    expect(preview.record.total).toBe('285.00');
    expect(preview.changes).toContainEqual({ path: 'total', before: '190.00', after: '285.00' });
    expect(await requests()).toEqual([]);
  });

  test.each([
    ['nothing', () => ({}), 422, 'amendment.nothing-changed'],
    ['what stands there already', () => more('10'), 422, 'amendment.nothing-changed'],
  ])('a request for %s is refused', async (_, changes, status, code) => {
    const answer = await ask('change', changes());

    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  test('a request for what is frozen or wrong says all of it at once', async () => {
    const answer = await ask('change', { orderDate: '2026-11-01', ...more('0') });

    expect(answer.status).toBe(422);
    expect(answer.body.issues.map((one: { code: string }) => one.code)).toEqual(
      expect.arrayContaining(['field.frozen', 'field.check-failed']),
    );
  });

  test('what deliveries have taken cannot be changed away', async () => {
    await deliver('4');

    const less = await ask('change', more('3'));
    const gone = await ask('change', { lines: { [firstLine()]: null } });
    const enough = await ask('change', more('4'));

    expect(less.body.issues).toMatchObject([
      { code: 'conversion.below-taken', path: '/lines/0/quantity', params: { taken: '4' } },
    ]);
    expect(gone.body.issues[0].code).toBe('conversion.below-taken');
    expect(enough.status).toBe(201);
  });

  test('L5: while one is open another is refused with its approval; a cancellation may be asked for', async () => {
    const first = await succeeded(ask('change', more('20')));

    const [second, cancel] = await Promise.all([
      ask('change', { deliveryDate: '2026-12-31' }),
      ask('cancel'),
    ]);

    expect([second.status, second.body.code, second.body.params?.instance]).toEqual([
      409,
      'instance.already-running',
      first.instance,
    ]);
    expect(cancel.status).toBe(201);
  });

  test('L5: of two who ask at once, one is heard', async () => {
    const both = await Promise.all([
      ask('change', more('20')),
      ask('change', { deliveryDate: '2026-12-31' }),
    ]);

    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await requests()).toHaveLength(1);
  });

  test('a request from a page that is out of date meets the field that both changed', async () => {
    const { revision } = (await now()) as { revision: number };
    await succeeded(ask('change', more('20')));
    await approveAll(people, order.id);

    const stale = await ask('change', more('30'), { 'if-match': `"${revision}"` });

    expect([stale.status, stale.body.code]).toEqual([409, 'record.changed']);
    expect(stale.body.conflicts).toEqual([
      { path: `lines/${firstLine()}/quantity`, before: '10.000', theirs: '20.000', yours: '30' },
    ]);
  });

  test('L6: what was saved meanwhile into a field of the request makes it stale when it is to be applied', async () => {
    await succeeded(ask('change', { deliveryAddress: '上海仓', ...more('20') }));
    const { revision } = (await now()) as { revision: number };
    await succeeded(people.sales.patch(`${orders}/${order.id}`, { deliveryAddress: '北京仓' }, revision));
    await approveAll(people, order.id);

    expect(await now()).toMatchObject({ deliveryAddress: '北京仓', total: '190.00', amending: null });
    const [request] = await requests();
    expect(request).toMatchObject({
      state: 'stale',
      instanceState: 'approved',
      conflicts: [
        {
          path: 'deliveryAddress',
          before: '浙江省宁波市鄞州区学士路 66 号',
          theirs: '北京仓',
          yours: '上海仓',
        },
      ],
    });
    await expect
      .poll(async () => (await notificationsOf(people.sales)).map((one: { event: string }) => one.event))
      .toContain('amendment-stale');
  });

  test('and what was saved beside it stays: the request is made on the order as it is then', async () => {
    await succeeded(ask('change', more('20')));
    const { revision } = (await now()) as { revision: number };
    await succeeded(people.sales.patch(`${orders}/${order.id}`, { deliveryAddress: '北京仓' }, revision));
    await approveAll(people, order.id);

    expect(await now()).toMatchObject({ deliveryAddress: '北京仓', total: '285.00' });
  });

  test('a delivery in between that needs more than is left makes it stale too', async () => {
    await succeeded(ask('change', more('3')));
    await deliver('6');
    await approveAll(people, order.id);

    const [request] = await requests();
    expect(request).toMatchObject({ state: 'stale', issues: [{ code: 'conversion.below-taken' }] });
    expect(await now()).toMatchObject({ state: 'shipping', total: '190.00' });
  });

  test('an order that needs no more than was delivered is complete with the change', async () => {
    await deliver('6');
    await succeeded(ask('change', { lines: { [firstLine()]: { quantity: '6' }, [secondLine()]: null } }));
    await approveAll(people, order.id);

    expect(await now()).toMatchObject({ state: 'completed', total: '57.00', lines: [{ quantity: '6.000' }] });
  });

  test('a rejected or withdrawn request leaves no trace on the order but its record', async () => {
    await succeeded(ask('change', more('20')));
    await decide('sales-manager', 'reject');
    const { instance } = await succeeded(ask('change', more('30')));
    await succeeded(people.sales.post(`/api/instances/${instance}/actions`, { action: 'withdraw' }));

    expect((await requests()).map((one: { state: string }) => one.state)).toEqual(['withdrawn', 'rejected']);
    expect(await now()).toMatchObject({ state: 'approved', total: '190.00', amending: null });
  });

  test('a returned request is sent again with other changes', async () => {
    const { amendment } = await succeeded(ask('change', more('20')));
    await decide('sales-manager', 'return');

    await succeeded(people.sales.post(`${path()}/${amendment}/resubmit`, { changes: more('15') }));
    await approveAll(people, order.id);

    expect(await now()).toMatchObject({ total: '237.50', amending: null });
  });

  test('whoever may not see a price does not see how it changes', async () => {
    await succeeded(ask('change', { lines: { [firstLine()]: { unitPrice: '9', quantity: '20' } } }));

    const [shown] = await requests(people.planner);

    const paths = shown.changes.map((one: { path: string }) => one.path);
    expect(paths).toContain(`lines/${firstLine()}/quantity`);
    expect(paths.filter((one: string) => /unitPrice|amount|total/.test(one))).toEqual([]);
  });

  test('those who have to do with it have a notice of the request, and hear when it is in effect', async () => {
    await succeeded(ask('change', more('20')));
    await approveAll(people, order.id);

    await expect
      .poll(async () => (await notificationsOf(people.warehouse)).map((one: { event: string }) => one.event))
      .toEqual(expect.arrayContaining(['copied', 'amendment-applied']));
    const heard = await notificationsOf(people.sales);
    expect(heard).toContainEqual(expect.objectContaining({ event: 'amendment-applied', purpose: 'change' }));
  });

  test('its page offers what can be asked for, and says why not', async () => {
    const offered = async () =>
      (await succeeded(people.sales.get(`${orders}/${order.id}/actions`))).actions
        .filter((one: { kind: string }) => one.kind === 'request')
        .map(({ id, enabled, reason }: { id: string; enabled: boolean; reason?: string }) => [
          id,
          enabled,
          reason,
        ]);

    const before = await offered();
    await succeeded(ask('change', more('20')));

    expect(before).toEqual([
      ['request-change', true, undefined],
      ['request-cancel', true, undefined],
    ]);
    expect(await offered()).toEqual([
      ['request-change', false, 'instance.already-running'],
      ['request-cancel', true, undefined],
    ]);
  });
});

describe('L7: an approved order is cancelled', () => {
  test('by a request that everybody agrees to; its approval is revoked', async () => {
    const asked = await succeeded(ask('cancel'));
    const deciders = await approveAll(people, order.id);

    expect(deciders).toEqual(['sales-manager', 'finance', 'warehouse']);
    expect(await now()).toMatchObject({ state: 'cancelled', amending: null });
    const [request] = await requests();
    expect(request).toMatchObject({ id: asked.amendment, purpose: 'cancel', state: 'applied' });
    const { items } = await succeeded(people.sales.get(`${orders}/${order.id}/timeline`));
    const revoked = items.find((one: { action: string }) => one.action === 'revoke');
    const approval = await succeeded(people.sales.get(`/api/instances/${revoked.instance}`));
    expect(approval).toMatchObject({ state: 'revoked' });
    expect(approval.visits.every((visit: { state: string }) => visit.state === 'passed')).toBe(true);
  });

  test('L7, L9: an approval that was put away is brought back to be revoked, and can be put away again', async () => {
    const { db } = server.database;
    const scope = new Scope(db, 'acme');
    const [approval] = await findInstancesOf(scope, 'sales-order', order.id);
    if (!approval) throw new Error('it was never approved');
    const putAway = async (instance: Instance) => {
      await deleteInstance(scope, instance);
      await insertArchived(scope, instance, [], { archivedAt: new Date().toISOString() });
    };
    await putAway(approval);

    await succeeded(ask('cancel'));
    await approveAll(people, order.id);

    expect(await now()).toMatchObject({ state: 'cancelled', amending: null });
    const revoked = await findInstancesOf(scope, 'sales-order', order.id);
    expect(revoked.filter(({ id }) => id === approval.id).map(({ state }) => state)).toEqual(['revoked']);
    await putAway(revoked.find(({ id }) => id === approval.id) as Instance);
    expect(await findInstance(scope, approval.id)).toMatchObject({ state: 'revoked' });
    expect(await brokenLinks(scope)).toEqual([]);
  });

  test('L7: a posted delivery blocks it with its number', async () => {
    const note = await deliver('4');

    const answer = await ask('cancel');

    expect([answer.status, answer.body.code]).toEqual([409, 'amendment.blocked']);
    expect(answer.body.params.blockers).toBe(note.number);
    expect(answer.body.blockers).toEqual([
      { entity: 'delivery-note', record: note.id, title: note.number, state: 'shipped' },
    ]);
  });

  test('a delivery that was cancelled itself does not', async () => {
    const note = await deliver('4');
    await succeeded(
      people.warehouse.post(`/api/records/delivery-note/${note.id}/actions/cancel`, { reason: '取消' }),
    );

    expect((await ask('cancel')).status).toBe(201);
  });

  test('a delivery made meanwhile lets the agreed cancellation fail, with its number', async () => {
    await succeeded(ask('cancel'));
    const note = await deliver('4');
    await approveAll(people, order.id);

    expect(await now()).toMatchObject({ state: 'shipping', amending: null });
    expect((await requests())[0]).toMatchObject({ state: 'stale', blockers: [{ title: note.number }] });
  });

  test('without a request it is not possible any more', async () => {
    const answer = await people['order-admin'].post(`${orders}/${order.id}/actions/cancel`, {
      reason: '取消',
    });

    expect([answer.status, answer.body.code]).toEqual([409, 'record.wrong-state']);
  });
});

const secondLine = () => order.lines[1]?.id as string;

/** The warehouse ships so many pieces of the first line. */
async function deliver(quantity: string): Promise<{ id: string; number: string }> {
  const made = await succeeded(
    people.warehouse.post(`${orders}/${order.id}/convert/order-to-delivery`, {
      lines: { [firstLine()]: quantity },
    }),
  );
  const note = made.record;
  await succeeded(people.warehouse.post(`/api/records/delivery-note/${note.id}/actions/ship`));
  return note;
}
