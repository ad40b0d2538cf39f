import { Refusal } from '../../../../engine/refusal.ts';
import type { Instance } from '../../../../engine/workflow/instance.ts';
import { type Migration, type MigrationRow, noteRow } from '../../store/migrations.ts';
import type { Acting } from '../acting.ts';
import { planStep, type StepSubject } from '../plan-step.ts';
import { subjectOf, untilWritten } from '../run-instance.ts';
import { inTransaction } from '../work.ts';
import { writeStep } from '../write-step.ts';
import { planMove, whyNotMoved } from './plan-migration.ts';

/** Moves one approval of a migration, or notes why not, in one transaction (approval.md L2). */
export async function moveApproval(acting: Acting, migration: Migration, index: number): Promise<void> {
  const row = migration.rows[index] as MigrationRow;
  await untilWritten(async () => {
    const destination = { ...migration, configuration: migration.to };
    const { plan, subject } = await planMove(acting, row.instance, destination);
    if (plan.outcome !== 'ok') {
      await note(acting, migration, index, { ...row, ...whyNotMoved(plan) });
      return;
    }
    const step = await planStep(acting, subject, {
      commandId: `${migration.id}:${index}`,
      verb: 'migrate',
      actor: { id: 'system:migration' },
      nodes: plan.nodes,
      migration: migration.visits,
    });
    await inTransaction(acting, async (work) => {
      await writeStep(work, step);
      const { rev } = step.outcome.instance;
      await noteRow(work.scope, migration.id, index, { ...row, outcome: 'migrated', rev });
    });
  });
}

/** Takes one approval back to the version of before, or notes that something has happened since (approval.md L2). */
export async function takeBackApproval(acting: Acting, migration: Migration, index: number): Promise<void> {
  const row = migration.rows[index] as MigrationRow;
  await untilWritten(async () => {
    const subject = await subjectBack(acting, row);
    if (!subject) {
      await note(acting, migration, index, { ...row, reason: 'used' });
      return;
    }
    const step = await planStep(acting, subject, {
      commandId: `${migration.id}:${index}:back`,
      verb: 'migrate',
      actor: { id: 'system:migration' },
      migration: 'take-back',
    });
    await inTransaction(acting, async (work) => {
      await writeStep(work, step);
      await noteRow(work.scope, migration.id, index, { ...row, outcome: 'taken-back' });
    });
  });
}

/** The approval under the version that it came from; undefined where something has happened since. */
async function subjectBack(
  acting: Acting,
  { instance: id, rev }: MigrationRow,
): Promise<StepSubject | undefined> {
  const subject = await subjectOf(acting, id).catch(gone);
  const instance = subject?.instance as Instance | undefined;
  if (!subject || !instance?.migration || instance.rev !== rev) return undefined;
  const configuration = await acting.ground.tenants.configurations.get(instance.migration.from);
  const workflow = configuration.workflows.get(instance.workflow);
  return workflow && { ...subject, configuration, workflow };
}

/** An approval that was put away meanwhile is over. */
function gone(cause: unknown): undefined {
  if (cause instanceof Refusal) return undefined;
  throw cause;
}

async function note(acting: Acting, { id }: Migration, index: number, row: MigrationRow): Promise<void> {
  await inTransaction(acting, (work) => noteRow(work.scope, id, index, row));
}
