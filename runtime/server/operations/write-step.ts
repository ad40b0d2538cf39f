import { createHash } from 'node:crypto';
import { titleOf } from '../../../engine/record/facts.ts';
import { dueOf } from '../../../engine/workflow/due-of.ts';
import type { PersonSnapshot } from '../../../engine/workflow/instance.ts';
import { type Instance, pendingSlots } from '../../../engine/workflow/instance.ts';
import { insertInstance, replaceInstance } from '../store/instances.ts';
import { replaceRecord } from '../store/records.ts';
import { closeTasks, insertTasks, moveDue, reopenTasks, type Task, taskId } from '../store/tasks.ts';
import { fieldChanges } from './field-changes.ts';
import { kindOf } from './held-task.ts';
import type { PlannedStep } from './plan-step.ts';
import { writeStateChange } from './state-change.ts';
import type { Work } from './work.ts';

/** Somebody else's command was written first: load again, ask again. */
export class Overtaken extends Error {}

/** Writes a planned step: record, ledgers, instance, tasks, log, outbox, timers — one transaction (approval.md K6). */
export async function writeStep(work: Work, plan: PlannedStep): Promise<void> {
  const { before, outcome } = plan;
  if (outcome.changes.length === 0) return;
  await writeRecord(work, plan);
  if (before === undefined) await insertInstance(work.scope, outcome.instance);
  else if (!(await replaceInstance(work.scope, outcome.instance, before.rev))) throw new Overtaken();
  await writeTasks(work, plan);
  writeLog(work, plan);
  writeEffects(work, plan);
}

async function writeRecord(
  work: Work,
  { entity, record, recordAfter, stateChange }: PlannedStep,
): Promise<void> {
  if (recordAfter === record) return;
  if (!(await replaceRecord(work.scope, entity, recordAfter, record))) throw new Overtaken();
  if (stateChange) await writeStateChange(work, entity, stateChange);
}

/** Every pending slot has a to-do, and nothing else has (approval.md K3). */
async function writeTasks(
  work: Work,
  { before, outcome, entity, recordAfter, workflow }: PlannedStep,
): Promise<void> {
  const { instance } = outcome;
  const was = new Set((before ? pendingSlots(before) : []).map(({ slot }) => slot.id));
  const pending = pendingSlots(instance);
  const is = new Set(pending.map(({ slot }) => slot.id));
  const closed = instance.visits
    .flatMap((visit) => visit.slots)
    .filter((slot) => was.has(slot.id) && !is.has(slot.id));
  await closeTasks(
    work.scope,
    closed.map((slot) => ({ id: taskId(instance.id, slot.id), outcome: slot.state })),
    work.now,
  );
  const opened = pending.filter(({ slot }) => !was.has(slot.id));
  const taskFor = ({ visit, slot }: (typeof opened)[number]): Task => ({
    id: taskId(instance.id, slot.id),
    instance: instance.id,
    slot: slot.id,
    node: visit.node,
    nodeLabel: workflow.nodes.get(visit.node)?.definition.label,
    entity: entity.id,
    record: instance.record,
    title: titleOf(entity, recordAfter.values),
    assignee: slot.assignee.id,
    initiator: instance.initiator.name,
    status: 'open',
    kind: kindOf(slot),
    createdAt: work.now,
    ...(dueOf(visit, slot) !== undefined && { dueAt: dueOf(visit, slot) }),
  });
  // A seat that was pending before and had to wait for somebody has a task already.
  const begun = new Set(
    before?.visits.flatMap(({ slots }) => slots).flatMap(({ id, activatedAt }) => (activatedAt ? [id] : [])),
  );
  await insertTasks(work.scope, opened.filter(({ slot }) => !begun.has(slot.id)).map(taskFor));
  await reopenTasks(work.scope, opened.filter(({ slot }) => begun.has(slot.id)).map(taskFor));
  await moveDue(work.scope, movedDues(before, instance));
  const inboxes = [
    ...new Set([...closed, ...opened.map(({ slot }) => slot)].map((slot) => slot.assignee.id)),
  ];
  work.hint({ entity: entity.id, record: instance.record, inboxes });
}

/** To-dos that stay and are due at another moment than before. */
function movedDues(before: Instance | undefined, instance: Instance) {
  const dues = new Map(
    (before ? pendingSlots(before) : []).map(({ visit, slot }) => [slot.id, { due: dueOf(visit, slot) }]),
  );
  return pendingSlots(instance).flatMap(({ visit, slot }) => {
    const was = dues.get(slot.id);
    const dueAt = dueOf(visit, slot);
    return was && was.due !== dueAt ? [{ id: taskId(instance.id, slot.id), dueAt }] : [];
  });
}

/** One immutable entry a command; the instance can be rebuilt from them (approval.md K9). */
function writeLog(work: Work, { before, outcome, command, entity, record, recordAfter }: PlannedStep): void {
  work.audit({
    action: command.verb,
    entity: entity.id,
    record: record.id,
    revision: recordAfter.revision,
    reason: command.opinion,
    fields: recordAfter === record ? undefined : fieldChanges(entity, record.values, recordAfter.values),
    state:
      recordAfter.state === record.state ? undefined : { before: record.state, after: recordAfter.state },
    instance: outcome.instance.id,
    seq: outcome.instance.rev,
    commandId: command.commandId,
    changes: outcome.changes,
    hashes: { before: before && hashOfInstance(before), after: hashOfInstance(outcome.instance) },
  });
}

export function hashOfInstance(instance: Instance): string {
  return createHash('sha256').update(JSON.stringify(instance)).digest('hex');
}

function writeEffects(work: Work, { outcome, entity, recordAfter }: PlannedStep): void {
  const { instance } = outcome;
  for (const [index, effect] of outcome.effects.entries()) {
    if (effect.kind === 'timer') {
      work.schedule({ instance: instance.id, ...effect.timer, dueAt: effect.dueAt });
      continue;
    }
    if (effect.kind === 'copy') continue;
    work.send({
      key: `${instance.id}:${instance.rev}:${index}`,
      kind: 'notify',
      payload: {
        event: effect.event,
        to: (effect.to as readonly PersonSnapshot[]).map((person) => person.id),
        instance: instance.id,
        entity: entity.id,
        record: instance.record,
        title: titleOf(entity, recordAfter.values),
        ...(effect.node !== undefined && { node: effect.node }),
        ...(instance.purpose && { purpose: instance.purpose }),
      },
    });
  }
}
