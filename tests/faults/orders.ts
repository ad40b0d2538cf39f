import { type Goods, orderOf } from '../support/sales-company.ts';
import type { Chance, Crowd } from './crowd.ts';

const orders = '/api/records/sales-order';

/**
 * An order that is entered, submitted and approved; every third is delivered. For some the reminder is due
 * while it is approved. Gives the order's id.
 */
export async function tradeOrder(crowd: Crowd, goods: Goods, index: number, chance: Chance): Promise<string> {
  const created = await crowd.send('sales', {
    deed: `create-order-${index}`,
    path: orders,
    body: orderOf(goods, { lines: 3 }),
  });
  const { id } = JSON.parse(created.body) as { id: string };
  await crowd.sendOften('sales', { deed: `submit-${id}`, path: `${orders}/${id}/submit`, body: {} }, chance);
  if (chance() < 0.3) await makeTimerDue(crowd, id);
  const task = await crowd.taskOf('order-admin', 'sales-order', id);
  await crowd.sendOften(
    'order-admin',
    {
      deed: `approve-${task}`,
      path: `/api/tasks/${task}/actions`,
      body: { action: 'approve', seenRevision: 2 },
    },
    chance,
  );
  if (chance() < 0.34) await deliver(crowd, id);
  return id;
}

async function makeTimerDue({ db, own }: Crowd, record: string): Promise<void> {
  const instance = await db.collection('instances').findOne({ ...own, entity: 'sales-order', record });
  const timer = { _id: new RegExp(`^${instance?._id}:`) as never };
  await db.collection('timers').updateOne(timer, { $set: { dueAt: new Date() } });
}

async function deliver(crowd: Crowd, id: string): Promise<void> {
  const convert = `${orders}/${id}/convert/order-to-delivery`;
  const made = await crowd.send('warehouse', { deed: `convert-${id}`, path: convert, body: {} });
  const { record } = JSON.parse(made.body) as { record: { id: string } };
  const ship = `/api/records/delivery-note/${record.id}/actions/ship`;
  await crowd.send('warehouse', { deed: `ship-${id}`, path: ship, body: {} });
}
