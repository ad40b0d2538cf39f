import { Refusal } from '../../refusal.ts';
import { whyMustNotDecide } from '../assignees/may-decide.ts';
import { isOpen, type PersonSnapshot } from '../instance.ts';
import type { NodeOf } from '../nodes/node.ts';
import { involvedIn } from '../proxies.ts';
import { type Run, snapshotOf } from '../run.ts';
import type { Held } from './held-slot.ts';

/**
 * The people that a command names, each once, or the refusal it deserves: nobody or too many; the
 * actor; somebody unknown or inactive; somebody who has an undecided slot in the visit (approval.md S1);
 * the initiator where a vote would be a self-approval by the back door (E3); whoever has approved at a
 * node whose people must not decide here (A7).
 */
export function peopleAsked(
  run: Run,
  { visit }: Held,
  { most, votes }: { most: number; votes: boolean },
): PersonSnapshot[] {
  const ids = [...new Set(run.command.people)];
  if (ids.length === 0 || ids.length > most) throw new Refusal('task.people-required', { most });
  const { facts } = run.facts;
  const node = run.node(visit.node) as NodeOf<'approval'>;
  const { assignees } = node.definition;
  const involved = involvedIn(run.instance);
  return ids.map((id) => {
    if (id === run.command.actor.id) throw new Refusal('task.to-oneself');
    const person = facts.organisation.person(id);
    if (!person?.active) throw new Refusal('task.person-unavailable', { person: person?.name ?? id });
    if (visit.slots.some((slot) => slot.assignee.id === id && isOpen(slot)))
      throw new Refusal('task.person-already-asked', { person: person.name });
    const why = votes ? whyMustNotDecide(id, assignees, involved) : undefined;
    if (why !== undefined) throw new Refusal(why, { person: person.name });
    return snapshotOf(person, facts);
  });
}
