import { Decimal } from '../../../engine/decimal.ts';
import { linesOf } from '../../../engine/record/values.ts';
import { pendingSlots } from '../../../engine/workflow/instance.ts';
import { actOnTask } from '../operations/act-on-task.ts';
import { type Acting, scopeOf } from '../operations/acting.ts';
import { requestAmendment } from '../operations/amendments/request-amendment.ts';
import { convertRecord } from '../operations/convert-record.ts';
import { createRecord } from '../operations/create-record.ts';
import { transitionRecord } from '../operations/transition-record.ts';
import { updateRecord } from '../operations/update-record.ts';
import { findInstance } from '../store/instances.ts';
import { newId } from '../store/new-id.ts';
import type { StoredRecord } from '../store/records.ts';
import { taskId } from '../store/tasks.ts';
import type { DemoOrder } from './demo-files.ts';
import type { DemoWorld } from './demo-world.ts';

const entityId = 'sales-order';

/** Takes one order of the plan, entered already, as far as it goes, by the hands of the people it takes. */
export async function playOrder(world: DemoWorld, order: DemoOrder, record: StoredRecord): Promise<void> {
  if (order.way === 'draft') return;
  world.turnClock(order.orderDate, 1);
  world.passTime(40);
  if (order.way === 'cancelled') {
    await move(world, order.by, record, 'cancel', order.reason);
    return;
  }
  const submitted = await transitionRecord(await world.actAs(order.by), {
    entityId,
    id: record.id,
    transitionId: 'submit',
  });
  await decide(world, submitted.lock?.instance, order);
  if (order.way === 'cancelled-after-approval' || order.way.startsWith('change-'))
    await amend(world, submitted, order);
  else if (order.way === 'in-production') await move(world, 'order-admin', record, 'start-production');
  else if (order.way === 'partly-shipped' || order.way === 'completed') await ship(world, submitted, order);
}

/** Enters an order of the plan as a draft, on its day. */
export async function enterOrder(world: DemoWorld, order: DemoOrder): Promise<StoredRecord> {
  const { customer, warehouse, importance, values } = order;
  world.turnClock(order.orderDate, 1);
  return createRecord(await world.actAs(order.by), entityId, {
    ...values,
    customer: world.names.idOf('customer', customer),
    orderDate: world.dateOf(order.orderDate),
    deliveryDate: world.dateOf(order.deliveryDate),
    ...(importance !== undefined && { importance }),
    ...(warehouse !== undefined && { warehouse: world.names.idOf('warehouse', warehouse) }),
    lines: order.lines.map(([product, quantity, discount]) => ({
      product: world.names.idOf('product', product),
      quantity,
      ...(discount !== undefined && { discount }),
    })),
  });
}

async function move(
  world: DemoWorld,
  username: string,
  { id }: StoredRecord,
  transitionId: string,
  reason?: string,
): Promise<void> {
  world.passTime(60);
  await transitionRecord(await world.actAs(username), { entityId, id, transitionId, reason });
}

/** Whoever entered it asks for a change or the cancellation; everybody on that way decides, as far as the plan goes. */
async function amend(world: DemoWorld, order: StoredRecord, plan: DemoOrder): Promise<void> {
  world.turnClock(plan.orderDate + 2, 2);
  const { quantity, later } = plan.change ?? {};
  const [first] = linesOf(order.values, 'lines');
  const asked = await requestAmendment(await world.actAs(plan.by), {
    entityId,
    id: order.id,
    purpose: plan.way === 'cancelled-after-approval' ? 'cancel' : 'change',
    changes: {
      ...(quantity !== undefined && first && { lines: { [first.id]: { quantity } } }),
      ...(later !== undefined && { deliveryDate: world.dateOf(plan.deliveryDate + later) }),
    },
    reason: plan.reason ?? '',
  });
  const way = plan.way === 'change-pending' ? 'pending' : 'approved';
  await decide(world, asked.outcome.instance.id, { ...plan, way });
}

/** Everybody on the way decides in turn, until the node where the plan stops. */
async function decide(
  world: DemoWorld,
  instanceId: string | undefined,
  order: Pick<DemoOrder, 'way' | 'at' | 'comment'>,
): Promise<void> {
  const acting = await world.asSystem();
  let instance = instanceId === undefined ? undefined : await findInstance(scopeOf(acting), instanceId);
  while (instance) {
    const [next] = pendingSlots(instance);
    if (!next || (order.way === 'pending' && next.visit.node === order.at)) return;
    world.passTime(95);
    const username = acting.world.organisation.person(next.slot.assignee.id)?.username ?? '';
    const action = order.way === 'returned' ? 'return' : order.way === 'rejected' ? 'reject' : 'approve';
    const { outcome } = await actOnTask(await world.actAs(username), taskId(instance.id, next.slot.id), {
      action,
      comment: order.comment,
      commandId: newId(),
    });
    if (action !== 'approve') return;
    instance = outcome.instance;
  }
}

/** The warehouse ships the whole order, or its share of every line; the customer pays. */
async function ship(world: DemoWorld, order: StoredRecord, plan: DemoOrder): Promise<void> {
  world.turnClock(plan.deliveryDate, 3);
  const warehouse = await world.actAs('warehouse');
  const lines = plan.way === 'partly-shipped' ? shareOf(order, plan.shipped ?? '0.5') : undefined;
  const note = await convertRecord(warehouse, {
    entityId,
    id: order.id,
    conversionId: 'order-to-delivery',
    lines,
  });
  const filled = await fillBatches(world, warehouse, note);
  world.passTime(50);
  const shipped = await transitionRecord(await world.actAs('warehouse'), {
    entityId: 'delivery-note',
    id: filled.id,
    transitionId: 'ship',
  });
  const paid = new Decimal(plan.paid ?? 0).times(String(shipped.values.total ?? 0)).toDecimalPlaces(2);
  if (paid.greaterThan(0)) await pay(world, shipped, order, paid);
}

/** Whole units, at least one. */
function shareOf(order: StoredRecord, share: string): Record<string, string> {
  return Object.fromEntries(
    linesOf(order.values, 'lines').map((row) => [
      row.id,
      Decimal.max(1, new Decimal(String(row.quantity)).times(share).floor()).toFixed(),
    ]),
  );
}

/** Products kept by batch leave from the opening batch. */
async function fillBatches(world: DemoWorld, acting: Acting, note: StoredRecord): Promise<StoredRecord> {
  const rows = linesOf(note.values, 'lines').filter((row) =>
    world.names.batchManaged.has((row.product as { id: string }).id),
  );
  const lines = Object.fromEntries(rows.map((row) => [row.id, { batch: 'B2026-01' }]));
  if (rows.length === 0) return note;
  return (await updateRecord(acting, 'delivery-note', note.id, note.revision, { lines })).record;
}

async function pay(
  world: DemoWorld,
  note: StoredRecord,
  order: StoredRecord,
  amount: Decimal,
): Promise<void> {
  world.passTime(3 * 24 * 60);
  const receipt = await createRecord(await world.actAs('cashier'), 'receipt', {
    customer: (note.values.customer as { id: string }).id,
    amount: amount.toFixed(2),
    lines: [{ order: order.id, amount: amount.toFixed(2) }],
  });
  await transitionRecord(await world.actAs('finance'), {
    entityId: 'receipt',
    id: receipt.id,
    transitionId: 'post',
  });
}
