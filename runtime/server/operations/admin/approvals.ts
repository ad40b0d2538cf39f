import type { Label } from '../../../../engine/issue.ts';
import type { Reference } from '../../../../engine/record/values.ts';
import type { Instance, InstanceState } from '../../../../engine/workflow/instance.ts';
import { pendingSlots } from '../../../../engine/workflow/instance.ts';
import type { OfferedAction } from '../../../../engine/workflow/offered-actions.ts';
import { type ListedInstance, listInstances } from '../../store/list-instances.ts';
import { type Acting, scopeOf } from '../acting.ts';
import { instanceActions } from '../present-instance.ts';
import { titlesOf } from '../records-of.ts';

/** What an administrator looks for. */
export const overviews = ['failed', 'suspended', 'overdue', 'running', 'returned'] as const;

type Overview = (typeof overviews)[number];

/** A step of an approval by name. */
export interface NamedNode {
  id: string;
  label: Label | null;
}

/** An approval as whoever looks after all of them sees it: where it stands, why, and what can be done (approval.md K12). */
export interface OverseenApproval {
  id: string;
  state: InstanceState;
  workflow: { id: string; label: Label | null };
  entity: { id: string; label: Label | null };
  record: Reference;
  initiator: Reference;
  startedAt: string;
  since: string;
  dueAt: string | null;
  nodes: NamedNode[];
  /** Who has its to-dos. */
  holders: Reference[];
  /** Why it has halted: between which steps, and what was wrong. */
  failure: { code: string; detail: string; from: NamedNode; to: NamedNode } | null;
  suspension: { by: string; reason: string } | null;
  actions: OfferedAction[];
}

export interface ApprovalQuery {
  state: Overview;
  entity?: string | undefined;
  holder?: string | undefined;
  after?: { at: string; id: string } | undefined;
  limit: number;
}

/** Approvals of the whole company, the newest trouble first; one more than asked for tells that there are more. */
export async function overseeApprovals(
  acting: Acting,
  { state, ...query }: ApprovalQuery,
): Promise<OverseenApproval[]> {
  const isOverdue = state === 'overdue';
  const found = await listInstances(scopeOf(acting), {
    ...query,
    states: [isOverdue ? 'running' : state],
    ...(isOverdue && { dueBefore: acting.ground.clock() }),
  });
  const titles = await titlesOf(
    acting,
    found.map(({ instance }) => instance),
  );
  return Promise.all(found.map((one) => present(acting, one, titles)));
}

async function present(
  acting: Acting,
  { instance, whereabouts }: ListedInstance,
  titles: ReadonlyMap<string, string>,
): Promise<OverseenApproval> {
  const { configurations } = acting.ground.tenants;
  const configuration = await configurations.get(instance.configuration);
  const workflow = configuration.workflows.get(instance.workflow);
  const named = (id: string): NamedNode => ({ id, label: workflow?.nodes.get(id)?.definition.label ?? null });
  const { entity, record, initiator, failure, suspension } = instance;
  return {
    id: instance.id,
    state: instance.state,
    workflow: { id: instance.workflow, label: workflow?.definition.label ?? null },
    entity: { id: entity, label: acting.world.configuration.entities.get(entity)?.definition.label ?? null },
    record: { id: record, title: titles.get(`${entity}/${record}`) ?? '' },
    initiator: { id: initiator.id, title: initiator.name },
    startedAt: instance.startedAt,
    since: whereabouts.since,
    dueAt: whereabouts.dueAt ?? null,
    nodes: [...new Set(instance.tokens.map((token) => token.node))].map(named),
    holders: holdersOf(instance),
    failure: failure
      ? { code: failure.code, detail: failure.detail, from: named(failure.from), to: named(failure.to) }
      : null,
    suspension: suspension ? { by: suspension.by.name, reason: suspension.reason } : null,
    actions: workflow ? instanceActions(acting, instance, workflow) : [],
  };
}

function holdersOf(instance: Instance): Reference[] {
  const people = pendingSlots(instance).map(({ slot: { assignee } }) => assignee);
  return [...new Map(people.map(({ id, name }) => [id, { id, title: name }])).values()];
}
