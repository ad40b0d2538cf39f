import type { Label } from '../../../../engine/issue.ts';
import { titleOf } from '../../../../engine/record/facts.ts';
import { Refusal } from '../../../../engine/refusal.ts';
import type { Instance } from '../../../../engine/workflow/instance.ts';
import { findUnderWay } from '../../store/instances.ts';
import {
  askBack,
  findMigration,
  insertMigration,
  listMigrations,
  type Migration,
  type MigrationRow,
} from '../../store/migrations.ts';
import { newId } from '../../store/new-id.ts';
import { type Acting, factsOf, referenceOf, scopeOf } from '../acting.ts';
import { rowAllowed } from '../record-access.ts';
import { inTransaction } from '../work.ts';
import { type PlannedMove, planMove } from './plan-migration.ts';

/** Which workflow, where nodes of before are found in the version of today, and which approvals; all when not said. */
export interface MigrationRequest {
  workflow: string;
  nodes: Readonly<Record<string, string>>;
  visits: 'keep' | 'reopen';
  instances?: readonly string[] | undefined;
}

/** One approval in a dry run: which it is, for whom, and what moving it would mean. */
type DryRunItem = Pick<MigrationRow, 'instance' | 'entity' | 'record'> & {
  configuration: string;
  state: string;
  /** Empty where the one who asks may not read the record. */
  title: string;
  initiator: string;
} & PlannedMove;

/** Most approvals moved by one migration; the next one moves the rest. */
const most = 5000;

/** What moving every approval that runs on an older version would mean; writes nothing (approval.md L2). */
export async function dryRunMigration(
  acting: Acting,
  request: MigrationRequest,
): Promise<{ items: DryRunItem[]; labels: Record<string, Label> }> {
  const items: DryRunItem[] = [];
  const labels: Record<string, Label> = {};
  const destination = { ...request, configuration: acting.world.configuration.hash };
  for (const instance of await candidates(acting, request)) {
    const { plan, subject, labels: own } = await planMove(acting, instance.id, destination);
    Object.assign(labels, own);
    const { entity, record } = subject;
    const mayRead = rowAllowed(acting.policy.entity(entity.id), 'read', entity, record, factsOf(acting));
    items.push({
      ...aboutOf(instance),
      configuration: instance.configuration,
      state: instance.state,
      title: mayRead ? titleOf(entity, record.values) : '',
      initiator: instance.initiator.name,
      ...plan,
    });
  }
  return { items, labels };
}

/** Begins to move them; it goes on in the background, and whoever asks sees how far it has got. */
export async function startMigration(acting: Acting, request: MigrationRequest): Promise<Migration> {
  const instances = await candidates(acting, request);
  const { workflow, nodes, visits } = request;
  const migration: Migration = {
    id: newId(),
    workflow,
    nodes,
    visits,
    to: acting.world.configuration.hash,
    by: referenceOf(acting.person),
    at: acting.ground.clock(),
    rows: instances.map((instance) => ({ ...aboutOf(instance), outcome: 'waiting' })),
  };
  return inTransaction(acting, async (work) => {
    await insertMigration(work.scope, migration);
    work.audit({ action: 'migration', entity: 'workflow', record: workflow, reason: migration.id });
    work.dispatch({
      key: `migration:${migration.id}:0`,
      errand: { kind: 'migration', migration: migration.id },
    });
    return migration;
  });
}

/** Begins to take a migration back, for every approval about which nothing has happened since. */
export async function takeBackMigration(acting: Acting, id: string): Promise<Migration> {
  const migration = await readMigration(acting, id);
  if (migration.rows.some((row) => row.outcome === 'waiting')) throw new Refusal('migration.under-way');
  if (migration.takeBack) return migration;
  const takeBack = { by: referenceOf(acting.person), at: acting.ground.clock() };
  return inTransaction(acting, async (work) => {
    if (!(await askBack(work.scope, id, takeBack))) return readMigration(acting, id);
    work.audit({ action: 'migration-take-back', entity: 'workflow', record: migration.workflow, reason: id });
    work.dispatch({ key: `migration-back:${id}:0`, errand: { kind: 'migration', migration: id } });
    return { ...migration, takeBack };
  });
}

export async function readMigration(acting: Acting, id: string): Promise<Migration> {
  const found = await findMigration(scopeOf(acting), id);
  if (!found) throw new Refusal('migration.not-found', { id });
  return found;
}

/** The last migrations, the newest first; of their approvals only what became of them. */
export async function readMigrations(acting: Acting): Promise<Migration[]> {
  return listMigrations(scopeOf(acting), 20);
}

async function candidates(acting: Acting, { workflow, instances }: MigrationRequest): Promise<Instance[]> {
  const { configuration } = acting.world;
  if (!configuration.workflows.has(workflow)) throw new Refusal('instance.no-definition', { workflow });
  const found = await findUnderWay(scopeOf(acting), { workflow, except: configuration.hash, most });
  const wanted = instances && new Set(instances);
  return found.filter((one) => wanted?.has(one.id) ?? true);
}

function aboutOf({ id, entity, record }: Instance): Pick<MigrationRow, 'instance' | 'entity' | 'record'> {
  return { instance: id, entity, record };
}
