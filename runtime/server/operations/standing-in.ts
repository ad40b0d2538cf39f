import type { CompiledWorkflow } from '../../../engine/compile/compiled-workflow.ts';
import { type Instance, pendingSlots, type Slot, type Visit } from '../../../engine/workflow/instance.ts';
import { type ProxyFacts, peopleWithToDo } from '../../../engine/workflow/proxies.ts';
import type { StoredRecord } from '../store/records.ts';
import type { Acting } from './acting.ts';

/** An approval with the record that it is about. */
export interface ApprovalOfRecord {
  instance: Instance;
  workflow: CompiledWorkflow;
  record: StoredRecord;
}

/** Longest chain of stand-ins (approval.md S3). */
const longestChain = 5;

/** The people in whose place somebody might decide now, along chains of rules; which to-dos it is of is asked for each (approval.md S3). */
export function principalsOf({ world, ground }: Acting, personId: string): string[] {
  const now = ground.clock();
  const inForce = world.organisation.rules.proxies.filter(({ from, until }) => from <= now && now < until);
  const found = new Set<string>();
  let next = [personId];
  for (let length = 0; length < longestChain && next.length > 0; length++) {
    next = inForce
      .filter(
        ({ proxy, principal }) => next.includes(proxy) && principal !== personId && !found.has(principal),
      )
      .map(({ principal }) => principal);
    for (const one of next) found.add(one);
  }
  return [...found];
}

/** Whose pending slot of an approval a person decides instead of its holder; undefined when nobody's. */
export function principalOn(acting: Acting, approval: ApprovalOfRecord): string | undefined {
  const { id } = acting.person;
  const { proxies } = acting.world.organisation.rules;
  if (proxies.length === 0) return undefined;
  const held = pendingSlots(approval.instance).find(
    (one) => one.slot.assignee.id !== id && hasToDo(acting, approval, one),
  );
  return held?.slot.assignee.id;
}

/** Whether the to-do of a pending slot is the person's now: the own one, unless somebody stands in instead, or another's. */
export function hasToDo(
  acting: Acting,
  approval: ApprovalOfRecord,
  held: { visit: Visit; slot: Slot },
): boolean {
  return peopleWithToDo(approval.instance, held, factsFor(acting, approval)).includes(acting.person.id);
}

/** Whom the to-dos of these people reach: themselves, whoever stands in, or both. */
export function reachedBy(acting: Acting, approval: ApprovalOfRecord, people: readonly string[]): string[] {
  if (acting.world.organisation.rules.proxies.length === 0) return [...new Set(people)];
  const facts = factsFor(acting, approval);
  const pending = pendingSlots(approval.instance);
  const reached = people.flatMap((id) => {
    const own = pending.filter(({ slot }) => slot.assignee.id === id);
    return own.length === 0 ? [id] : own.flatMap((held) => peopleWithToDo(approval.instance, held, facts));
  });
  return [...new Set(reached)];
}

function factsFor({ world, ground }: Acting, { workflow, record }: ApprovalOfRecord): ProxyFacts {
  return {
    organisation: world.organisation,
    workflow,
    record: record.values,
    now: ground.clock(),
  };
}
