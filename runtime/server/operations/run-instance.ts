import { Refusal } from '../../../engine/refusal.ts';
import type { Command } from '../../../engine/workflow/command.ts';
import type { Instance } from '../../../engine/workflow/instance.ts';
import { findAmendment } from '../store/amendments.ts';
import { findInstance } from '../store/instances.ts';
import { newId } from '../store/new-id.ts';
import { findRecord, type StoredRecord } from '../store/records.ts';
import { Overtaken } from '../store/writes.ts';
import { type Acting, entityOf, scopeOf } from './acting.ts';
import type { Unfit } from './amendments/apply-change.ts';
import { Invalid } from './invalid.ts';
import { type PlannedStep, planStep, type StepSubject } from './plan-step.ts';
import type { Work } from './work.ts';
import { saveStep, writeStep } from './write-step.ts';

/** Most rounds of load, ask, write before a caller is told to come back; each lost round is somebody else's success. */
const mostRounds = 60;

/**
 * Runs one command on an instance: load, ask the pure machine, write if nobody was faster, else
 * again from the start (approval.md K6). The person sees a conflict only if the machine refuses the
 * command on the newer state. `alongside` is written with it, in the same transaction.
 */
export async function runCommand(
  acting: Acting,
  instanceId: string,
  command: Command,
  alongside?: (work: Work) => Promise<void>,
): Promise<PlannedStep> {
  return untilWritten(async () => {
    const subject = await subjectOf(acting, instanceId);
    const plan = await planStep(acting, subject, command).catch((cause) => overtaken(acting, subject, cause));
    if (plan.outcome.changes.length === 0) return plan;
    return writePlan(acting, plan, alongside, (unfit) => planStep(acting, { ...subject, unfit }, command));
  });
}

/**
 * Writes a plan. Where a request turns out not to fit only as its ledgers are written, what people
 * decided stands all the same, and the request is stale (approval.md K11, L6).
 */
async function writePlan(
  acting: Acting,
  plan: PlannedStep,
  alongside: ((work: Work) => Promise<void>) | undefined,
  replan: (unfit: Unfit) => Promise<PlannedStep>,
): Promise<PlannedStep> {
  try {
    return await saveStep(acting, plan, alongside);
  } catch (cause) {
    if (!(cause instanceof Invalid) || plan.amended?.amendment.state !== 'applied') throw cause;
    return saveStep(acting, await replan({ issues: cause.issues }), alongside);
  }
}

/** A refusal of an instance that meanwhile moved on says nothing: record and instance may have been read on both sides of somebody else's write. */
async function overtaken(acting: Acting, { instance }: StepSubject, cause: unknown): Promise<never> {
  const now = instance && (await findInstance(scopeOf(acting), instance.id));
  throw cause instanceof Refusal && now?.rev !== instance?.rev ? new Overtaken() : cause;
}

/** Does it again while others are faster. */
export async function untilWritten<T>(attempt: () => Promise<T>): Promise<T> {
  for (let round = 1; ; round++)
    try {
      return await attempt();
    } catch (cause) {
      if (!(cause instanceof Overtaken)) throw cause;
      if (round >= mostRounds) throw new Refusal('server.overloaded');
      await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(100, 5 * round)));
    }
}

/** An instance with its record and the definitions it is pinned to. */
export async function subjectOf(acting: Acting, instanceId: string): Promise<StepSubject> {
  const scope = scopeOf(acting);
  const instance = await findInstance(scope, instanceId);
  if (!instance) throw new Refusal('instance.not-found', { id: instanceId });
  const entity = entityOf(acting, instance.entity);
  const [record, configuration] = await Promise.all([
    findRecord(scope, entity, instance.record),
    acting.ground.tenants.configurations.get(instance.configuration),
  ]);
  const workflow = configuration.workflows.get(instance.workflow);
  if (!record || !workflow) throw new Refusal('instance.no-definition', { workflow: instance.workflow });
  if (instance.amendment === undefined) return { instance, record, entity, workflow, configuration };
  const amendment = await findAmendment(scope, instance.amendment);
  if (!amendment) throw new Refusal('amendment.not-found', { id: instance.amendment });
  return { instance, record, entity, workflow, configuration, amendment };
}

/**
 * What an edit of the record under approval means to its instance; written in the transaction of the
 * edit (approval.md F2). The instance is the one that the rights to edit were read from: once it has
 * moved on, they are asked again (L4).
 */
export async function tellInstance(
  acting: Acting,
  instance: Instance,
  record: StoredRecord,
  changed: readonly string[],
): Promise<{ write(work: Work): Promise<void> }> {
  const subject = await subjectOf(acting, instance.id);
  if (subject.instance?.rev !== instance.rev) throw new Overtaken();
  const command: Command = {
    commandId: newId(),
    verb: 'record-changed',
    actor: { id: acting.person.id },
    changed,
  };
  if (subject.instance?.state !== 'running') return { write: async () => undefined };
  const plan = await planStep(acting, { ...subject, record }, command);
  return { write: (work) => writeStep(work, plan) };
}
