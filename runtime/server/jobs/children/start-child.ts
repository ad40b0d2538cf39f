import { Refusal } from '../../../../engine/refusal.ts';
import { type Acting, entityOf } from '../../operations/acting.ts';
import { planNewRecord } from '../../operations/create-record.ts';
import { type PlannedStep, planStep, type StepSubject } from '../../operations/plan-step.ts';
import { runCommand, subjectOf, untilWritten } from '../../operations/run-instance.ts';
import { inTransaction, type Work } from '../../operations/work.ts';
import { writeStep } from '../../operations/write-step.ts';
import type { Errand, StoredErrand } from '../../store/errands.ts';
import { completeRow } from '../../store/leases.ts';
import { newId } from '../../store/new-id.ts';
import type { StoredRecord } from '../../store/records.ts';
import { failureOf } from '../failure-of.ts';

type StartErrand = Errand & { kind: 'start-child' };

const byRule = { actor: { id: 'system:rule' } };

/**
 * Creates the record of a sub-process and submits it, in one transaction with the note of it at the
 * approval that asked for it and with the row: it is started once or not at all (approval.md G5, K7). What
 * nobody waits for any more is not started.
 */
export async function startChild(acting: Acting, row: StoredErrand, errand: StartErrand): Promise<void> {
  const { instance, wait, child } = errand;
  const complete = (work: Work) => completeRow(work.scope, 'errands', row);
  try {
    await untilWritten(async () => {
      const parent = await subjectOf(acting, instance);
      if (!isAsked(parent, errand)) return;
      const begin = await planChild(acting, parent, errand);
      await inTransaction(acting, async (work) => {
        const plan = await begin(work);
        const { id, entity, record } = plan.outcome.instance;
        const noted = await planStep(acting, parent, {
          commandId: row._id,
          verb: 'child-begun',
          ...byRule,
          wait,
          child,
          begun: { instance: id, entity, record },
        });
        await writeStep(work, plan);
        await writeStep(work, noted);
        await complete(work);
      });
    });
  } catch (cause) {
    const failure = failureOf(cause);
    if (!failure) throw cause;
    const command = { commandId: row._id, verb: 'child-failed' as const, ...byRule, wait, child };
    const { outcome } = await runCommand(acting, instance, { ...command, ...failure }, complete);
    // Nobody is left to be told of it: it is tried again later.
    if (outcome.changes.length === 0) throw cause;
  }
}

function isAsked({ instance }: StepSubject, { wait: waitId, child: childId }: StartErrand): boolean {
  const wait = instance?.waits?.find((one) => one.id === waitId);
  return (
    wait?.kind === 'subprocess' && wait.children.some(({ id, state }) => id === childId && state === 'asked')
  );
}

/** Everything about the new record but what is known only in the transaction: its numbers without gaps, and with them its first step. */
async function planChild(
  acting: Acting,
  parent: StepSubject,
  { instance, wait, child, start }: StartErrand,
): Promise<(work: Work) => Promise<PlannedStep>> {
  const configuration = start.version === 'pinned' ? parent.configuration : acting.world.configuration;
  const workflow = configuration.workflows.get(start.workflow);
  if (!workflow) throw new Refusal('instance.no-definition', { workflow: start.workflow });
  const own = onBehalf(acting, start.initiator);
  const entity = entityOf(acting, workflow.definition.entity);
  const record = await planNewRecord(own, entity.id, start.input);
  const command = {
    commandId: newId(),
    verb: 'start' as const,
    actor: { id: start.initiator },
    instance: newId(),
    parent: { instance, wait, child, depth: (parent.instance?.parent?.depth ?? 0) + 1 },
  };
  return async (work) => {
    const written: StoredRecord = await record.write(work);
    return planStep(own, { instance: undefined, record: written, entity, workflow, configuration }, command);
  };
}

/** The engine in place of a person: what it does is theirs, whatever they may do themselves. */
function onBehalf(acting: Acting, initiator: string): Acting {
  const person = acting.world.organisation.person(initiator);
  if (!person?.active) throw new Refusal('instance.not-initiator');
  return { ...acting, person };
}
