import type { Label } from '../../../engine/issue.ts';
import { titleOf } from '../../../engine/record/facts.ts';
import { Refusal } from '../../../engine/refusal.ts';
import { findSlot, type Instance } from '../../../engine/workflow/instance.ts';
import { rightsOfAsked } from '../../../engine/workflow/node-rights.ts';
import type { OfferedAction } from '../../../engine/workflow/offered-actions.ts';
import { findInstances } from '../store/instances.ts';
import type { StoredRecord } from '../store/records.ts';
import { findTask, listTasks, type Task } from '../store/tasks.ts';
import { type Acting, factsOf, scopeOf } from './acting.ts';
import { type HeldTask, heldTask, type TaskKind } from './held-task.ts';
import { rightsOf, rowAllowed } from './record-access.ts';
import { recordsOf } from './records-of.ts';
import { hasToDo, principalsOf } from './standing-in.ts';

/** One to-do as the inbox shows it (design.md, HTTP). */
export interface PresentedTask {
  id: string;
  instance: string;
  node: { id: string; label: Label | null };
  entity: string;
  record: string;
  title: string;
  summary: { field: string; value: unknown }[];
  /** The record's revision; a decision sends it back as `seenRevision`. */
  revision: number;
  initiator: string;
  createdAt: string;
  /** When it is due; null where nothing says so (approval.md H2). */
  dueAt: string | null;
  status: 'open' | 'done';
  outcome: string | null;
  kind: TaskKind | 'copy' | 'reply';
  /** Who handed it on or asked for it, and with which words. */
  from: HeldTask['from'];
  actions: OfferedAction[];
}

export interface TaskPage {
  items: PresentedTask[];
  nextCursor: string | null;
}

/** A person's to-dos, newest first; done ones too when asked for. */
export async function readTasks(
  acting: Acting,
  query: {
    status: 'open' | 'done';
    entity?: string | undefined;
    /** Tasks older than this one. */
    before?: { at: string; id: string } | undefined;
    limit: number;
  },
): Promise<TaskPage> {
  const found = await listTasks(scopeOf(acting), {
    assignees: [acting.person.id, ...(query.status === 'open' ? principalsOf(acting, acting.person.id) : [])],
    status: query.status,
    entity: query.entity,
    after: query.before && { createdAt: query.before.at, id: query.before.id },
    limit: query.limit + 1,
  });
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: await present(acting, page),
    nextCursor: found.length > page.length && last ? `${last.createdAt}~${last.id}` : null,
  };
}

export async function readTask(acting: Acting, id: string): Promise<PresentedTask> {
  const task = await findTask(scopeOf(acting), id);
  const [presented] = task && mayBeOf(acting, task) ? await present(acting, [task]) : [];
  if (!presented) throw new Refusal('task.not-found', { task: id });
  return presented;
}

async function present(acting: Acting, tasks: readonly Task[]): Promise<PresentedTask[]> {
  const open = tasks.filter((task) => task.status === 'open').map((task) => task.instance);
  const [records, instances] = await Promise.all([
    recordsOf(acting, tasks),
    findInstances(scopeOf(acting), open),
  ]);
  const byId = new Map(instances.map((instance) => [instance.id, instance]));
  const presented = await Promise.all(
    tasks.map((task) =>
      presentTask(
        acting,
        task,
        records.get(`${task.entity}/${task.record}`)?.record,
        byId.get(task.instance),
      ),
    ),
  );
  return presented.filter((one) => one !== undefined);
}

/** The own tasks, and open ones of people in whose place the person might decide (approval.md S3). */
function mayBeOf(acting: Acting, { assignee, status }: Task): boolean {
  const { id } = acting.person;
  return assignee === id || (status === 'open' && principalsOf(acting, id).includes(assignee));
}

/** A task as its person sees it; undefined for an open one that somebody else decides now. */
async function presentTask(
  acting: Acting,
  task: Task,
  record: StoredRecord | undefined,
  instance: Instance | undefined,
): Promise<PresentedTask | undefined> {
  const configuration = instance && (await acting.ground.tenants.configurations.get(instance.configuration));
  const workflow = configuration?.workflows.get(instance?.workflow ?? '');
  const entity = acting.world.configuration.entities.get(task.entity);
  const policy = acting.policy.entity(task.entity);
  const seat = instance && task.status === 'open' ? findSlot(instance, task.slot) : undefined;
  const whole = instance && workflow && record && entity && { instance, workflow, record, entity };
  if (whole && seat?.slot.state === 'pending' && !hasToDo(acting, whole, seat)) return undefined;
  const standsInFor = seat && task.assignee !== acting.person.id ? seat.slot.assignee : undefined;
  const approval = instance &&
    workflow && { instance, workflow, ...(standsInFor && { standsInFor: standsInFor.id }) };
  const held = approval && heldTask(instance, task.slot, workflow);
  const isAllowed = record && entity && rowAllowed(policy, 'read', entity, record, factsOf(acting));
  const own = entity && isAllowed !== undefined ? rightsOf(acting, entity, isAllowed, approval) : undefined;
  const isOnlyAsked = task.kind === 'reply' && !isAllowed;
  const rights = own && isOnlyAsked && workflow ? rightsOfAsked(workflow, [task.node], own) : own;
  return {
    id: task.id,
    instance: task.instance,
    node: { id: task.node, label: task.nodeLabel ?? null },
    entity: task.entity,
    record: task.record,
    title: record && entity ? titleOf(entity, record.values) : task.title,
    summary: (workflow?.definition.summary ?? [])
      .filter((field) => rights?.canRead(field))
      .map((field) => ({ field, value: record?.values[field] ?? null })),
    revision: record?.revision ?? 0,
    initiator: task.initiator,
    createdAt: task.createdAt,
    dueAt: task.dueAt ?? null,
    status: task.status,
    outcome: task.outcome ?? null,
    kind: task.kind ?? 'approve',
    from: standsInFor ? { name: standsInFor.name, how: 'proxy', words: null } : (held?.from ?? null),
    actions: held?.actions ?? [],
  };
}
