import type { MongoClient } from 'mongodb';
import { taskId } from '../../runtime/server/store/tasks.ts';
import { type Goods, orderOf } from '../support/sales-company.ts';
import type { FaultClient } from './client.ts';

/** Everybody who has a hand in an order. */
export interface Traders {
  sales: FaultClient;
  admin: FaultClient;
  warehouse: FaultClient;
}

/** How clients work at the same time. */
const together = 6;

const orders = '/api/records/sales-order';

/** Enters and submits so many orders; gives their ids. */
export async function submitOrders({ sales }: Traders, goods: Goods, count: number): Promise<string[]> {
  const ids: string[] = [];
  await sideBySide(
    Array.from({ length: count }, (_, index) => index),
    async (index) => {
      const created = await sales.command(`create-${index}`, orders, orderOf(goods, { lines: 3 }));
      const { id } = JSON.parse(created.body) as { id: string };
      await sales.command(`submit-${index}`, `${orders}/${id}/submit`, {});
      ids.push(id);
    },
  );
  return ids;
}

export type Chance = () => number;

/**
 * Approves every order; some approvals are sent twice at once, some by a second window under a key of
 * its own. Of every third order a delivery note is made and shipped.
 */
export async function tradeOrders(
  traders: Traders,
  database: MongoClient,
  ids: readonly string[],
  chance: Chance,
): Promise<void> {
  const open = await database.db().collection('tasks').find({ status: 'open' }).toArray();
  const tasks = new Map(open.map(({ record, instance, slot }) => [record, taskId(instance, slot)]));
  const plans = ids.map((id, index) => ({
    id,
    task: tasks.get(id) as string,
    isTwin: chance() < 0.3,
    isRace: chance() < 0.2,
    isDelivered: index % 3 === 0,
  }));
  await sideBySide(plans, async ({ id, task, isTwin, isRace, isDelivered }) => {
    const approve = (key: string) =>
      traders.admin.command(key, `/api/tasks/${task}/actions`, { action: 'approve', seenRevision: 2 });
    await Promise.all([
      approve(`approve-${id}`),
      ...(isTwin ? [approve(`approve-${id}`)] : []),
      ...(isRace ? [approve(`race-${id}`)] : []),
    ]);
    if (isDelivered) await deliver(traders, id);
  });
}

async function deliver({ warehouse }: Traders, id: string): Promise<void> {
  const made = await warehouse.command(`convert-${id}`, `${orders}/${id}/convert/order-to-delivery`, {});
  const { record } = JSON.parse(made.body) as { record: { id: string } };
  await warehouse.command(`ship-${id}`, `/api/records/delivery-note/${record.id}/actions/ship`, {});
}

async function sideBySide<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all];
  const next = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: together }, next));
}
