import { createHash } from 'node:crypto';
import { inKeyOrder } from '../../../engine/json.ts';
import { titleOf } from '../../../engine/record/facts.ts';
import type { Effect } from '../../../engine/workflow/change.ts';
import { type Instance, isOver, type PersonSnapshot } from '../../../engine/workflow/instance.ts';
import type { NewErrand } from '../store/errands.ts';
import { bringBack, insertInstance, replaceInstance } from '../store/instances.ts';
import { replaceRecord } from '../store/records.ts';
import type { Acting } from './acting.ts';
import { writeAmendment } from './amendments/write-amendment.ts';
import { fieldChanges } from './field-changes.ts';
import type { PlannedStep } from './plan-step.ts';
import { closeWithInstance } from './questions/close-with-instance.ts';
import { reachedBy } from './standing-in.ts';
import { settleStashes } from './stash/settle-stashes.ts';
import { writeStateChange } from './state-change.ts';
import { inTransaction, type Work } from './work.ts';
import { writeTasks } from './write-tasks.ts';

/** Writes a planned step in a transaction of its own, with what goes along with it; gives it. */
export function saveStep(
  acting: Acting,
  plan: PlannedStep,
  alongside: (work: Work) => Promise<void> = async () => undefined,
): Promise<PlannedStep> {
  return inTransaction(acting, async (work) => {
    await writeStep(work, plan);
    await alongside(work);
    return plan;
  });
}

/** Writes a planned step: record, ledgers, instance, tasks, log, outbox, timers — one transaction (approval.md K6). */
export async function writeStep(work: Work, plan: PlannedStep): Promise<void> {
  const { before, outcome } = plan;
  if (outcome.changes.length === 0) return;
  await writeRecord(work, plan);
  if (before === undefined) await insertInstance(work.scope, outcome.instance);
  else {
    if (isOver(before)) await bringBack(work.scope, before);
    await replaceInstance(work.scope, outcome.instance, before);
  }
  await writeTasks(work, plan);
  await closeWithInstance(work, plan);
  await settleStashes(work, plan);
  writeLog(work, plan);
  writeEffects(work, plan);
  if (plan.amended) await writeAmendment(work, plan, plan.amended);
  if (plan.also) await writeStep(work, plan.also);
}

async function writeRecord(
  work: Work,
  { entity, record, recordAfter, stateChange }: PlannedStep,
): Promise<void> {
  if (recordAfter === record) return;
  await replaceRecord(work.scope, entity, recordAfter, record);
  if (stateChange) await writeStateChange(work, entity, stateChange);
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

/** The same of the same instance, in whatever order its keys stand: it joins the entries of a log to a chain (approval.md K9). */
export function hashOfInstance(instance: Instance): string {
  return createHash('sha256')
    .update(JSON.stringify(inKeyOrder(instance)))
    .digest('hex');
}

function writeEffects(work: Work, { outcome, entity, recordAfter, workflow }: PlannedStep): void {
  const { instance } = outcome;
  const approval = { instance, workflow, record: recordAfter };
  for (const [index, effect] of outcome.effects.entries()) {
    if (effect.kind === 'timer') {
      work.schedule({ instance: instance.id, ...effect.timer, dueAt: effect.dueAt });
      continue;
    }
    if (isErrand(effect)) {
      work.dispatch({ key: `${instance.id}:${instance.rev}:${index}`, ...errandOf(instance, effect) });
      continue;
    }
    // What came of a request is told when it is in effect.
    if (effect.kind !== 'notify' || (instance.purpose && effect.event === 'instance-approved')) continue;
    work.tell(`${instance.id}:${instance.rev}:${index}`, {
      event: effect.event,
      to: reachedBy(
        work.acting,
        approval,
        (effect.to as readonly PersonSnapshot[]).map((person) => person.id),
      ),
      instance: instance.id,
      entity: entity.id,
      record: instance.record,
      title: titleOf(entity, recordAfter.values),
      ...(effect.node !== undefined && { node: effect.node }),
      ...(instance.purpose && { purpose: instance.purpose }),
    });
  }
}

/** What is done outside of the approval, once it is written. */
const errands = ['service', 'compensate', 'start-child', 'report-child', 'end-children'] as const;
type Outside = Extract<Effect, { kind: (typeof errands)[number] }>;

function isErrand(effect: Effect): effect is Outside {
  return (errands as readonly Effect['kind'][]).includes(effect.kind);
}

function errandOf({ id: instance }: Instance, effect: Outside): Omit<NewErrand, 'key'> {
  if (effect.kind === 'compensate') return { errand: { ...effect, instance, done: 0 } };
  if (effect.kind !== 'service') return { errand: { ...effect, instance } };
  const { dueAt, ...errand } = effect;
  return { errand: { ...errand, instance }, dueAt };
}
