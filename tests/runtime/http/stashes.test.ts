import { beforeAll, describe, expect, test } from 'vitest';
import { succeeded, type TestClient } from '../../support/test-client.ts';
import {
  orders,
  type SalesServer,
  startSalesServer,
  submitOrder,
  taskOn,
} from '../concurrency/sales-server.ts';

let sales: SalesServer;
let admin: TestClient;

beforeAll(async () => {
  sales = await startSalesServer();
  admin = sales.people['order-admin'];
});

const inApproval = async () => {
  const id = await submitOrder(sales, { lines: 1 });
  return { id, task: await taskOn(admin, id) };
};
const idOf = (name: string) => sales.server.company.people[name] as string;
const read = async (person: TestClient, task: string) =>
  (await succeeded(person.get(`/api/tasks/${task}/stash`))).stash;
const keep = (person: TestClient, task: string, body: object) => person.put(`/api/tasks/${task}/stash`, body);
const draftOf = (revision: number, values: object = { remark: '草稿' }) => ({
  key: 'a/b/sales-order/c/2/name',
  at: '2026-11-23T10:00:00.000Z',
  revision,
  base: { remark: '' },
  values,
  texts: [],
  waiting: [],
  touched: ['remark'],
});

describe('S11: what is begun and not sent', () => {
  test('S11: is there again, opinion and edits each by itself, and nobody else sees it', async () => {
    const { task } = await inApproval();

    await succeeded(keep(admin, task.id, { opinion: '再想想' }));
    await succeeded(keep(admin, task.id, { draft: draftOf(task.revision) }));

    expect(await read(admin, task.id)).toMatchObject({
      opinion: '再想想',
      draft: { values: { remark: '草稿' }, revision: task.revision },
      from: null,
      changed: [],
    });
    for (const other of [sales.people.sales, sales.people.finance]) {
      expect((await other.get(`/api/tasks/${task.id}/stash`)).body.code).toBe('task.not-found');
      expect((await keep(other, task.id, { opinion: 'x' })).body.code).toBe('task.not-found');
    }
    await succeeded(keep(admin, task.id, { draft: null }));
    expect(await read(admin, task.id)).toMatchObject({ opinion: '再想想', draft: null });
  });

  test('S11: says field by field what somebody changed since', async () => {
    const { id, task } = await inApproval();
    await succeeded(keep(admin, task.id, { draft: draftOf(task.revision) }));

    await succeeded(
      admin.patch(`${orders}/${id}`, { remark: '加急', importance: 'important' }, task.revision),
    );

    const { changed } = await read(admin, task.id);
    expect(changed).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ path: 'remark', after: '加急' }),
        expect.objectContaining({ path: 'importance', before: 'normal', after: 'important' }),
      ]),
    );
  });

  test('S11: after a transfer it is offered to the new holder, not forced on them', async () => {
    const { task, id } = await inApproval();
    await succeeded(keep(admin, task.id, { opinion: '我看可以', draft: draftOf(task.revision) }));

    await succeeded(
      admin.post(`/api/tasks/${task.id}/actions`, { action: 'transfer', people: [idOf('finance')] }),
    );

    const { finance } = sales.people;
    const next = await taskOn(finance, id);
    expect(await read(finance, next.id)).toMatchObject({
      opinion: '我看可以',
      from: { id: idOf('order-admin'), title: 'Order-admin' },
    });
    expect(await read(admin, task.id)).toBeNull();
    // Writing own words leaves the others' behind.
    await succeeded(keep(finance, next.id, { opinion: '我的话' }));
    expect(await read(finance, next.id)).toMatchObject({ opinion: '我的话', draft: null, from: null });
    await succeeded(
      finance.post(`/api/tasks/${next.id}/actions`, { action: 'approve', seenRevision: next.revision }),
    );
    const log = await succeeded(sales.people.sales.get(`${orders}/${id}/timeline`));
    expect(JSON.stringify(log)).not.toContain('我看可以');
  });

  test('S11: of what a former holder wrote only what the new one may read is offered', async () => {
    const { task, id } = await inApproval();
    const values = { remark: '草稿', secret: '1', lines: [{ id: 'a', quantity: '1', secret: '2' }] };
    await succeeded(
      keep(admin, task.id, { draft: { ...draftOf(task.revision, values), touched: ['secret'] } }),
    );

    await succeeded(
      admin.post(`/api/tasks/${task.id}/actions`, { action: 'transfer', people: [idOf('finance')] }),
    );

    const { draft } = await read(sales.people.finance, (await taskOn(sales.people.finance, id)).id);
    expect(draft.values).toEqual({ remark: '草稿', lines: [{ id: 'a', quantity: '1' }] });
    expect(draft.touched).toEqual([]);
  });

  test('S11: ends with its slot', async () => {
    const { task } = await inApproval();
    await succeeded(keep(admin, task.id, { opinion: '再想想' }));

    await succeeded(
      admin.post(`/api/tasks/${task.id}/actions`, { action: 'approve', seenRevision: task.revision }),
    );

    expect(await read(admin, task.id)).toBeNull();
    expect((await keep(admin, task.id, { opinion: '太晚了' })).status).toBe(409);
  });
});

describe('S11: what was looked at', () => {
  test('S11: is told by slot and revision to whoever reads the approval', async () => {
    const { id, task } = await inApproval();
    const seller = sales.people.sales;
    const slotOf = async () => {
      const { path } = await succeeded(seller.get(`${orders}/${id}/preview-approval`));
      return path.steps[0].slots[0];
    };
    expect((await slotOf()).viewed).toBeUndefined();

    await succeeded(admin.post(`/api/tasks/${task.id}/views`, { revision: task.revision }));
    const first = await slotOf();
    await succeeded(admin.post(`/api/tasks/${task.id}/views`, { revision: task.revision }));
    await succeeded(admin.patch(`${orders}/${id}`, { remark: '加急' }, task.revision));
    await succeeded(admin.post(`/api/tasks/${task.id}/views`, { revision: task.revision + 1 }));

    expect(first.viewed).toEqual({ revision: task.revision, at: expect.any(String) });
    expect((await slotOf()).viewed.revision).toBe(task.revision + 1);
    expect((await seller.post(`/api/tasks/${task.id}/views`, { revision: 2 })).status).toBe(404);
  });
});

describe('S11 for who stands in (S3)', () => {
  test('S11: a stand-in looks and stashes for themselves; neither sees what the other began', async () => {
    const { id, task } = await inApproval();
    const { finance, sales: seller } = sales.people;
    await sales.server.company.create('proxy-rule', {
      principal: { id: idOf('order-admin') },
      proxy: { id: idOf('finance') },
      mode: 'also',
      from: '2020-01-01T00:00:00.000Z',
      until: '2099-01-01T00:00:00.000Z',
    });

    await succeeded(keep(admin, task.id, { opinion: '我的' }));
    await succeeded(keep(finance, task.id, { opinion: '代理的' }));
    await succeeded(finance.post(`/api/tasks/${task.id}/views`, { revision: task.revision }));

    expect(await read(admin, task.id)).toMatchObject({ opinion: '我的', from: null });
    expect(await read(finance, task.id)).toMatchObject({ opinion: '代理的', from: null });
    expect((await keep(seller, task.id, { opinion: 'x' })).body.code).toBe('task.not-found');
    const { path } = await succeeded(seller.get(`${orders}/${id}/preview-approval`));
    expect(path.steps[0].slots[0].viewed).toMatchObject({
      revision: task.revision,
      by: { id: idOf('finance') },
    });
    await succeeded(
      finance.post(`/api/tasks/${task.id}/actions`, { action: 'approve', seenRevision: task.revision }),
    );
    expect((await keep(finance, task.id, { opinion: '太晚了' })).status).toBe(404);
  });
});
