import type { CompiledNode } from '../../../../engine/compile/compiled-workflow.ts';
import { environmentOf, rowOf } from '../../../../engine/record/facts.ts';
import { Refusal } from '../../../../engine/refusal.ts';
import { type Instance, isOver } from '../../../../engine/workflow/instance.ts';
import { inputOf } from '../../../../engine/workflow/plain-values.ts';
import type { Child } from '../../../../engine/workflow/wait.ts';
import { type Acting, factsOf, scopeOf } from '../../operations/acting.ts';
import { withFacts } from '../../operations/load-facts.ts';
import { planOwnWrite } from '../../operations/own-write.ts';
import { planStep, type StepSubject } from '../../operations/plan-step.ts';
import { runCommand, subjectOf, untilWritten } from '../../operations/run-instance.ts';
import { inTransaction, type Work } from '../../operations/work.ts';
import { writeStep } from '../../operations/write-step.ts';
import type { StoredErrand } from '../../store/errands.ts';
import { findInstance } from '../../store/instances.ts';
import { completeRow } from '../../store/leases.ts';
import { findRecord } from '../../store/records.ts';
import { failureOf } from '../failure-of.ts';

type Subprocess = Extract<CompiledNode, { type: 'subprocess' }>;

/**
 * Tells the approval that started another one that it has ended, with what it gives back, in one transaction
 * with the row. Doing it again, or after that one is over, changes nothing (approval.md G5, K7).
 */
export async function reportChild(acting: Acting, row: StoredErrand, childId: string): Promise<void> {
  const scope = scopeOf(acting);
  const child = await findInstance(scope, childId);
  const parent = child?.parent && (await findInstance(scope, child.parent.instance));
  if (!child?.parent || !parent || !isOver(child)) return;
  const { wait, child: as } = child.parent;
  const complete = (work: Work) => completeRow(work.scope, 'errands', row);
  const about = { commandId: row._id, actor: { id: 'system:rule' }, wait, child: as };
  try {
    await untilWritten(async () => {
      const subject = await subjectOf(acting, parent.id);
      const fields = await givenBack(acting, subject, child);
      const own = await planOwnWrite(acting, subject, { fields });
      const plan = await planStep(
        acting,
        { ...subject, record: own.record },
        { ...about, verb: 'child-ended', outcome: child.state, changed: own.changed },
      );
      await inTransaction(acting, async (work) => {
        await own.write(work);
        await writeStep(work, plan);
        await complete(work);
      });
    });
  } catch (cause) {
    const failure = failureOf(cause);
    if (!failure) throw cause;
    await runCommand(acting, parent.id, { ...about, verb: 'child-failed', ...failure }, complete);
  }
}

/** Input for the record that waits: what an approved child fills of it, or of the line that it is for. */
async function givenBack(
  acting: Acting,
  { instance, workflow, configuration }: StepSubject,
  child: Instance,
): Promise<Record<string, unknown>> {
  const wait = instance?.waits?.find((one) => one.id === child.parent?.wait);
  const node = wait && workflow.nodes.get(wait.node);
  if (child.state !== 'approved' || wait?.kind !== 'subprocess' || node?.type !== 'subprocess') return {};
  const known = wait.children.find((one) => one.id === child.parent?.child);
  if (known?.state !== 'running' || Object.keys(node.output).length === 0) return {};
  const values = await outputOf(acting, { node, module: workflow.module, configuration }, child);
  return inPlace(node, known, values);
}

async function outputOf(
  acting: Acting,
  { node, module, configuration }: Pick<StepSubject, 'configuration'> & { node: Subprocess; module: string },
  { entity: entityId, record: recordId }: Instance,
): Promise<Record<string, unknown>> {
  const scope = scopeOf(acting);
  const entity = acting.world.configuration.entities.get(entityId);
  const record = entity && (await findRecord(scope, entity, recordId));
  if (!entity || !record) throw new Refusal('record.not-found', { entity: entityId });
  const facts = factsOf(acting, configuration);
  const loading = { acting, scope, entity, untrusted: new Set<string>() };
  return withFacts(loading, facts, () =>
    inputOf({ input: node.output }, environmentOf(facts, module, rowOf(entity, record))),
  );
}

/** The fields as a save gives them: those of a line by its id. */
function inPlace(
  { definition: { forEach } }: Subprocess,
  { row }: Child,
  values: Record<string, unknown>,
): Record<string, unknown> {
  return forEach === undefined || row === undefined ? values : { [forEach]: { [row]: values } };
}
