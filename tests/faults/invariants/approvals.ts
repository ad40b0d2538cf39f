import { isDeepStrictEqual } from 'node:util';
import type { Document } from 'mongodb';
import type { Change } from '../../../engine/workflow/change.ts';
import { replay } from '../../../engine/workflow/evolve.ts';
import { type Instance, isOpen, isOver } from '../../../engine/workflow/instance.ts';
import { listInstanceLog } from '../../../runtime/server/store/audit.ts';
import { findInstancesOf } from '../../../runtime/server/store/instances.ts';
import { Scope } from '../../../runtime/server/store/scope.ts';
import type { Aftermath } from '../invariants.ts';

/** Every order was approved once, and record, instance, log, to-dos and news of it say the same. */
export async function approvalsKept({ db, orders }: Aftermath): Promise<string[]> {
  const records = new Map(
    (await db.collection<Document & { _id: string }>('records.sales-order').find({}).toArray()).map((one) => [
      one._id,
      one,
    ]),
  );
  const wrong: string[] = [];
  for (const id of orders) {
    const record = records.get(id);
    const scope = new Scope(db, String(record?.tenant));
    const instances = await findInstancesOf(scope, 'sales-order', id);
    const [instance] = instances;
    if (!record || !instance || instances.length !== 1) {
      wrong.push(`order ${id} has ${instances.length} instances`);
      continue;
    }
    const problems = [...stateOf(record, instance), ...(await logOf(scope, instance))];
    problems.push(...(await tasksOf(scope, instance)), ...(await newsOf(scope, instance)));
    wrong.push(...problems.map((one) => `order ${id}: ${one}`));
  }
  return wrong;
}

function stateOf({ state, lock }: Document, instance: Instance): string[] {
  const wrong: string[] = [];
  if (instance.state !== 'approved') wrong.push(`its instance is ${instance.state}`);
  if (!['approved', 'shipping', 'completed'].includes(state)) wrong.push(`it is ${state}`);
  if (lock) wrong.push('it is still locked');
  return wrong;
}

/** One entry a revision of the instance, one approval among them, and replaying them gives the instance. */
async function logOf(scope: Scope, instance: Instance): Promise<string[]> {
  const wrong: string[] = [];
  const log = await listInstanceLog(scope, instance.id);
  const numbers = log.map(({ seq }) => seq);
  if (
    !isDeepStrictEqual(
      numbers,
      Array.from({ length: instance.rev }, (_, index) => index + 1),
    )
  )
    wrong.push(`its log is numbered ${numbers} at revision ${instance.rev}`);
  const approvals = log.filter(({ action }) => action === 'approve').length;
  if (approvals !== 1) wrong.push(`its log has ${approvals} approvals`);
  const replayed = replay(log.map(({ changes }) => ({ changes: changes as readonly Change[] })));
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(replayed)), JSON.parse(JSON.stringify(instance))))
    wrong.push('its log gives another instance');
  return wrong;
}

async function tasksOf(scope: Scope, instance: Instance): Promise<string[]> {
  const tasks = await scope.collection('tasks').find({ instance: instance.id }).toArray();
  const pending = instance.visits.flatMap(({ slots }) => slots).filter(isOpen).length;
  const open = tasks.filter(({ status }) => status === 'open').length;
  return open === pending && isOver(instance) ? [] : [`${open} to-dos are open for ${pending} pending slots`];
}

/** The initiator was told of the approval once, or the message still waits to be delivered. */
async function newsOf(scope: Scope, instance: Instance): Promise<string[]> {
  const told = { event: 'instance-approved', instance: instance.id, user: instance.initiator.id };
  const news = await scope.collection('notifications').countDocuments(scope.own(told));
  const waiting = await scope
    .collection('outbox')
    .countDocuments(scope.own({ 'payload.event': 'instance-approved', 'payload.instance': instance.id }));
  return news === 1 || (news === 0 && waiting === 1)
    ? []
    : [`its initiator has ${news} news of it, ${waiting} on their way`];
}
