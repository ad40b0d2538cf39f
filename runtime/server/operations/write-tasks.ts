import { titleOf } from '../../../engine/record/facts.ts';
import { dueOf } from '../../../engine/workflow/due-of.ts';
import { type Instance, pendingSlots, type Slot, type Visit } from '../../../engine/workflow/instance.ts';
import { closeTasks, insertTasks, moveDue, reopenTasks, type Task, taskId } from '../store/tasks.ts';
import { kindOf } from './held-task.ts';
import type { PlannedStep } from './plan-step.ts';
import { reachedBy } from './standing-in.ts';
import type { Work } from './work.ts';

/** Every pending slot has a to-do, and nothing else has (approval.md K3); who was told or stood in keeps a finished one, to read by. */
export async function writeTasks(work: Work, plan: PlannedStep): Promise<void> {
  const { before, outcome, entity, recordAfter } = plan;
  const { instance } = outcome;
  const was = new Set((before ? pendingSlots(before) : []).map(({ slot }) => slot.id));
  const pending = pendingSlots(instance);
  const is = new Set(pending.map(({ slot }) => slot.id));
  const closed = instance.visits.flatMap((visit) =>
    visit.slots.filter((slot) => was.has(slot.id) && !is.has(slot.id)).map((slot) => ({ visit, slot })),
  );
  await closeTasks(
    work.scope,
    closed.map(({ slot }) => ({ id: taskId(instance.id, slot.id), outcome: slot.state })),
    work.now,
  );
  const opened = pending.filter(({ slot }) => !was.has(slot.id));
  const [fresh, again] = apart(opened, begunSlots(before));
  const openTask = (held: Held) => taskFor(work, plan, held);
  await insertTasks(work.scope, [
    ...fresh.map(openTask),
    ...closed.flatMap((held) => taskOfStandIn(work, plan, held)),
    ...copies(work, plan),
  ]);
  await reopenTasks(work.scope, again.map(openTask));
  await moveDue(work.scope, movedDues(before, instance));
  const people = [...closed, ...opened].map(({ slot }) => slot.assignee.id);
  const approval = { instance, workflow: plan.workflow, record: recordAfter };
  const inboxes = [...new Set([...people, ...reachedBy(work.acting, approval, people)])];
  work.hint({ entity: entity.id, record: instance.record, inboxes });
}

interface Held {
  visit: Visit;
  slot: Slot;
}

/** A seat that was pending before and had to wait for somebody has a task already. */
function begunSlots(before: Instance | undefined): ReadonlySet<string> {
  const slots = before?.visits.flatMap((visit) => visit.slots) ?? [];
  return new Set(slots.flatMap(({ id, activatedAt }) => (activatedAt ? [id] : [])));
}

function apart(opened: readonly Held[], begun: ReadonlySet<string>): [Held[], Held[]] {
  const isFresh = ({ slot }: Held) => !begun.has(slot.id);
  return [opened.filter(isFresh), opened.filter((held) => !isFresh(held))];
}

function taskFor(
  work: Work,
  { outcome: { instance }, entity, recordAfter, workflow }: PlannedStep,
  { visit, slot }: Held,
): Task {
  const dueAt = dueOf(visit, slot);
  return {
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
    ...(dueAt !== undefined && { dueAt }),
  };
}

/** Who decided in the place of a holder finds it among what is done, and goes on reading the record (approval.md S3). */
function taskOfStandIn(work: Work, plan: PlannedStep, held: Held): Task[] {
  const { slot } = held;
  if (!slot.by) return [];
  const task = taskFor(work, plan, held);
  const own = { id: `${task.id}.${slot.by.id}`, assignee: slot.by.id, outcome: slot.state };
  return [{ ...task, ...own, status: 'done' as const, closedAt: work.now }];
}

/** Who is told of it may read it from then on (approval.md S10). */
function copies(work: Work, { outcome, entity, recordAfter, workflow }: PlannedStep): Task[] {
  const { instance, effects } = outcome;
  return effects.flatMap((effect, index) =>
    effect.kind !== 'copy'
      ? []
      : effect.to.map(
          ({ id }): Task => ({
            id: taskId(instance.id, `copy-${instance.rev}-${index}-${id}`),
            instance: instance.id,
            slot: '',
            node: effect.node,
            nodeLabel: workflow.nodes.get(effect.node)?.definition.label,
            entity: entity.id,
            record: instance.record,
            title: titleOf(entity, recordAfter.values),
            assignee: id,
            initiator: instance.initiator.name,
            status: 'done',
            kind: 'copy',
            createdAt: work.now,
            closedAt: work.now,
            outcome: 'copied',
          }),
        ),
  );
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
