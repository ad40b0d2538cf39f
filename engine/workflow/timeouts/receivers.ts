import type { TimeoutReceiver } from '../../definition/timeout.ts';
import type { Person } from '../../record/organisation.ts';
import { headOfLevel, managerChain } from '../assignees/manager-chain.ts';
import { whyMustNotDecide } from '../assignees/may-decide.ts';
import { flowAdministrators } from '../assignees/resolve-assignees.ts';
import { isOpen, type Slot, type Visit } from '../instance.ts';
import type { NodeOf } from '../nodes/node.ts';
import { involvedIn } from '../proxies.ts';
import type { Run } from '../run.ts';

/** The nearest managers of people, each once; the flow's administrators where there is none (approval.md E2). */
export function managersOf(run: Run, slots: readonly Slot[]): Person[] {
  const { organisation } = run.facts.facts;
  const managers = slots.flatMap(({ assignee }) => {
    const department = organisation.person(assignee.id)?.department;
    const chain = managerChain(organisation, assignee.id, department).map((one) =>
      one?.active && one.id !== assignee.id ? one : undefined,
    );
    return headOfLevel(chain, 1, 'nearest-above') ?? [];
  });
  return managers.length > 0 ? [...new Set(managers)] : administrators(run);
}

/**
 * Who may take a seat over, in order: those whom the rung names, then the flow's administrators. Whoever
 * sits there already does not, nor who must not decide there (approval.md S1, E3, A7).
 */
export function receiversOf(run: Run, visit: Visit, seats: readonly Slot[], to: TimeoutReceiver): Person[] {
  const { organisation } = run.facts.facts;
  const { definition } = run.node(visit.node) as NodeOf<'approval'>;
  const involved = involvedIn(run.instance);
  const sitting = new Set(visit.slots.filter(isOpen).map((slot) => slot.assignee.id));
  const isFree = (person: Person) =>
    person.active &&
    !sitting.has(person.id) &&
    whyMustNotDecide(person.id, definition.assignees, involved) === undefined;
  const named =
    to === 'manager'
      ? managersOf(run, seats)
      : 'role' in to
        ? organisation.peopleWhere((person) => person.roles.includes(to.role))
        : [organisation.personNamed(to.user)].filter((person) => person !== undefined);
  const free = named.filter(isFree);
  return free.length > 0 ? free : administrators(run).filter(isFree);
}

export function administrators({ facts: { facts, workflow } }: Run): Person[] {
  return flowAdministrators(workflow.definition.admin, facts.organisation);
}
