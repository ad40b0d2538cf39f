import type { CompiledWorkflow } from '../compile/compiled-workflow.ts';
import type { Row } from '../expression/environment.ts';
import type { Organisation } from '../record/organisation.ts';
import { findStandIn, type StandIn } from '../record/proxies.ts';
import { type Involved, whyMustNotDecide } from './assignees/may-decide.ts';
import type { Instance, Slot, Visit } from './instance.ts';
import { humanApprovals, wasPassedByPeople } from './path.ts';

/** What standing in hangs on: the people and their rules, the record, the moment. */
export interface ProxyFacts {
  organisation: Organisation;
  workflow: CompiledWorkflow;
  record: Row;
  now: string;
}

/**
 * Who stands in for the holder of a pending slot at this moment, by rules alone: a rule that begins,
 * ends or is deleted holds at once (approval.md S3). Seats that are offered to be claimed have none, nor
 * has a delegate's.
 */
export function proxyOf(
  instance: Instance,
  { visit, slot }: { visit: Visit; slot: Slot },
  facts: ProxyFacts,
): StandIn | undefined {
  const { organisation, workflow, record, now } = facts;
  if (organisation.rules.proxies.length === 0 || slot.state !== 'pending' || slot.origin === 'delegate')
    return undefined;
  const node = workflow.nodes.get(visit.node);
  if (node?.type !== 'approval' || node.definition.claim) return undefined;
  const amount = workflow.definition.amount === undefined ? undefined : record[workflow.definition.amount];
  const involved = involvedIn(instance);
  return findStandIn(organisation.rules.proxies, {
    principal: slot.assignee.id,
    now,
    since: slot.activatedAt ?? now,
    document: instance.entity,
    ...(amount !== undefined && amount !== null && { amount: String(amount) }),
    mayDecide: (person) =>
      organisation.person(person)?.active === true &&
      whyMustNotDecide(person, node.definition.assignees, involved) === undefined,
  });
}

/** Whose request it is, and who has approved at its nodes. */
export function involvedIn(instance: Instance): Involved {
  return { initiator: instance.initiator.id, approversOf: (node) => approversAt(instance, node) };
}

/** Who approved at a node, as it stands. */
export function approversAt(instance: Instance, node: string): string[] {
  const visit = instance.visits.findLast(
    (one) => one.node === node && !one.superseded && wasPassedByPeople(one),
  );
  return visit ? humanApprovals(visit).map((slot) => slot.assignee.id) : [];
}

/** The people who have the to-do of a pending slot: its holder, whoever stands in, or both. */
export function peopleWithToDo(
  instance: Instance,
  held: { visit: Visit; slot: Slot },
  facts: ProxyFacts,
): string[] {
  const standIn = proxyOf(instance, held, facts);
  if (!standIn) return [held.slot.assignee.id];
  return standIn.rule.mode === 'also' ? [held.slot.assignee.id, standIn.person] : [standIn.person];
}
