import { isDeepStrictEqual } from 'node:util';
import type { Document } from 'mongodb';
import type { Change } from '../../../engine/workflow/change.ts';
import { replay } from '../../../engine/workflow/evolve.ts';
import { type Instance, isOver, pendingSlots } from '../../../engine/workflow/instance.ts';
import { listInstanceLog } from '../../../runtime/server/store/audit.ts';
import { findInstancesOf } from '../../../runtime/server/store/instances.ts';
import { Scope } from '../../../runtime/server/store/scope.ts';
import { taskId } from '../../../runtime/server/store/tasks.ts';
import type { Aftermath } from '../invariants.ts';

/** Every record was decided once, and record, instance, log and to-dos of it say the same. */
export async function approvalsKept({ db, submitted }: Aftermath): Promise<string[]> {
  const wrong: string[] = [];
  for (const { entity, id } of submitted) {
    const record = await db.collection<Document & { _id: string }>(`records.${entity}`).findOne({ _id: id });
    const scope = new Scope(db, String(record?.tenant));
    const instances = await findInstancesOf(scope, entity, id);
    const [instance] = instances;
    if (!record || !instance || instances.length !== 1) {
      wrong.push(`${entity} ${id} has ${instances.length} instances`);
      continue;
    }
    const problems = [...stateOf(record, instance), ...(await logOf(scope, instance))];
    problems.push(...(await tasksOf(scope, instance)));
    wrong.push(...problems.map((one) => `${entity} ${id}: ${one}`));
  }
  return wrong;
}

/** In which states a record may be after its approval ended so. */
const statesAfter: Readonly<Record<string, readonly string[]>> = {
  approved: ['approved', 'shipping', 'completed'],
  rejected: ['rejected'],
  withdrawn: ['draft'],
};

function stateOf({ state }: Document, instance: Instance): string[] {
  const wrong: string[] = [];
  if (!isOver(instance)) wrong.push(`its instance is ${instance.state}`);
  if (!statesAfter[instance.state]?.includes(state))
    wrong.push(`it is ${state}, its instance is ${instance.state}`);
  return wrong;
}

/** One entry a revision of the instance, each on the state that the one before left, and replaying them gives the instance (approval.md K9). */
async function logOf(scope: Scope, instance: Instance): Promise<string[]> {
  const wrong: string[] = [];
  const log = await listInstanceLog(scope, instance.id);
  const numbers = log.map(({ seq }) => seq);
  const expected = Array.from({ length: instance.rev }, (_, index) => index + 1);
  if (!isDeepStrictEqual(numbers, expected))
    wrong.push(`its log is numbered ${numbers} at revision ${instance.rev}`);
  for (const [index, { hashes, seq }] of log.entries())
    if (hashes?.before !== log[index - 1]?.hashes?.after)
      wrong.push(`entry ${seq} of its log is not on the state that the one before left`);
  const replayed = replay(log.map(({ changes }) => ({ changes: changes as readonly Change[] })));
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(replayed)), JSON.parse(JSON.stringify(instance))))
    wrong.push('its log gives another instance');
  return wrong;
}

/** Every pending slot has its open to-do, and no other is open (approval.md K3). */
async function tasksOf(scope: Scope, instance: Instance): Promise<string[]> {
  const tasks = await scope.collection('tasks').find({ instance: instance.id, status: 'open' }).toArray();
  const open = tasks.map(({ _id }) => String(_id)).sort();
  const pending = pendingSlots(instance)
    .map(({ slot }) => taskId(instance.id, slot.id))
    .sort();
  return isDeepStrictEqual(open, pending) ? [] : [`to-dos ${open} are open, slots ${pending} are pending`];
}
