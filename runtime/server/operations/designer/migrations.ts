import { Refusal } from '../../../../engine/refusal.ts';
import type { Instance } from '../../../../engine/workflow/instance.ts';
import { type MigrationPlan, planMigration } from '../../../../engine/workflow/migration.ts';
import { predictPath } from '../../../../engine/workflow/predict.ts';
import { findUnderWay } from '../../store/instances.ts';
import {
  findMigration,
  insertMigration,
  type Migration,
  type MigrationRow,
  noteRow,
} from '../../store/migrations.ts';
import { newId } from '../../store/new-id.ts';
import { type Acting, referenceOf, scopeOf } from '../acting.ts';
import { withFacts } from '../load-facts.ts';
import { planStep, type StepSubject, workflowFacts } from '../plan-step.ts';
import { subjectOf, untilWritten } from '../run-instance.ts';
import { inTransaction } from '../work.ts';
import { writeStep } from '../write-step.ts';

/** Which workflow, and where nodes of before are found in the version of today. */
export interface MigrationRequest {
  workflow: string;
  nodes: Readonly<Record<string, string>>;
  visits: 'keep' | 'reopen';
}

/** Most approvals moved by one migration; the next one moves the rest. */
const most = 5000;

/** What moving every approval that runs on an older version would mean; writes nothing (approval.md L2). */
export async function dryRunMigration(acting: Acting, request: Omit<MigrationRequest, 'visits'>) {
  const instances = await candidates(acting, request.workflow);
  const items = [];
  for (const instance of instances)
    items.push({ ...aboutOf(instance), ...(await planOf(acting, instance, request.nodes)).plan });
  return items;
}

/** Begins to move them; it goes on in the background, and whoever asks sees how far it has got. */
export async function startMigration(acting: Acting, request: MigrationRequest): Promise<Migration> {
  const instances = await candidates(acting, request.workflow);
  const migration: Migration = {
    id: newId(),
    ...request,
    to: acting.world.configuration.hash,
    by: referenceOf(acting.person),
    at: acting.ground.clock(),
    rows: instances.map((instance) => ({ ...aboutOf(instance), outcome: 'waiting' })),
  };
  return inTransaction(acting, async (work) => {
    await insertMigration(work.scope, migration);
    work.audit({ action: 'migration', entity: 'workflow', record: request.workflow, reason: migration.id });
    work.dispatch({
      key: `migration:${migration.id}:0`,
      errand: { kind: 'migration', migration: migration.id },
    });
    return migration;
  });
}

export async function readMigration(acting: Acting, id: string): Promise<Migration> {
  const found = await findMigration(scopeOf(acting), id);
  if (!found) throw new Refusal('migration.not-found', { id });
  return found;
}

/** Moves one of them, or notes why not, in one transaction. */
export async function migrateOne(acting: Acting, migration: Migration, index: number): Promise<void> {
  const row = migration.rows[index] as MigrationRow;
  await untilWritten(async () => {
    const { plan, subject } = await planOf(acting, { id: row.instance }, migration.nodes, migration.to);
    if (plan.outcome !== 'ok') {
      const noted = { ...row, outcome: plan.outcome, ...whyOf(plan) };
      await inTransaction(acting, (work) => noteRow(work.scope, migration.id, index, noted));
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
      await noteRow(work.scope, migration.id, index, { ...row, outcome: 'migrated' });
    });
  });
}

function whyOf(plan: Exclude<MigrationPlan, { outcome: 'ok' }>): Pick<MigrationRow, 'reason' | 'nodes'> {
  if (plan.outcome === 'needs-mapping') return { nodes: plan.nodes };
  return { reason: plan.reason, ...(plan.node !== undefined && { nodes: [plan.node] }) };
}

async function candidates(acting: Acting, workflow: string): Promise<Instance[]> {
  const { configuration } = acting.world;
  if (!configuration.workflows.has(workflow)) throw new Refusal('instance.no-definition', { workflow });
  return findUnderWay(scopeOf(acting), { workflow, except: configuration.hash, most });
}

function aboutOf({ id, entity, record }: Instance): Pick<MigrationRow, 'instance' | 'entity' | 'record'> {
  return { instance: id, entity, record };
}

/** The plan for an approval as it is now, and the subject of the command that would carry it out. */
async function planOf(
  acting: Acting,
  { id }: Pick<Instance, 'id'>,
  nodes: Readonly<Record<string, string>>,
  to = acting.world.configuration.hash,
): Promise<{ plan: MigrationPlan; subject: StepSubject }> {
  const subject = await subjectOf(acting, id);
  const instance = subject.instance as Instance;
  const configuration = await acting.ground.tenants.configurations.get(to);
  const workflow = configuration.workflows.get(instance.workflow);
  if (!workflow) throw new Refusal('instance.no-definition', { workflow: instance.workflow });
  const target = { ...subject, configuration, workflow };
  const [before, after] = [await workflowFacts(acting, subject), await workflowFacts(acting, target)];
  // What the version of before reads is loaded first: the plan asks both.
  await withFacts(before.loading, before.facts.facts, () =>
    predictPath(instance, instance.initiator.id, before.facts),
  );
  const plan = await withFacts(after.loading, after.facts.facts, () =>
    planMigration(instance, before.facts, after.facts, nodes),
  );
  return { plan, subject: target };
}
