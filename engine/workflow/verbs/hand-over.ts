import { Refusal } from '../../refusal.ts';
import { settle } from '../advance.ts';
import { endSlots } from '../end-slots.ts';
import { isOpen, type Slot, type Visit } from '../instance.ts';
import { replaceSeat } from '../replace-seat.ts';
import { type Run, snapshotOf } from '../run.ts';

/**
 * Everything undecided of a person goes to a successor; doing it again changes nothing. Where the
 * successor has a seat there already, the person's own is passed over (approval.md E5, L8). By an
 * administrator; or by the rule for people who leave, which lets be what still waits for its turn: there
 * it is seen who is left (M4).
 */
export function handOver(run: Run): void {
  const { actor, person: from = '', people: [to = ''] = [] } = run.command;
  if (!actor.isAdministrator && actor.id !== 'system:rule')
    throw new Refusal('permission.denied', { action: 'hand-over' });
  const isByRule = !actor.isAdministrator;
  const { facts } = run.facts;
  const successor = facts.organisation.person(to);
  if (!successor?.active || to === from)
    throw new Refusal('task.person-unavailable', { person: successor?.name ?? to });
  for (const { id } of run.instance.visits.filter((visit) => visit.state === 'open')) {
    const own = (visit: Visit) =>
      visit.slots.filter(
        (slot) => slot.assignee.id === from && isOpen(slot) && !(isByRule && slot.state === 'waiting'),
      );
    const visit = run.instance.visits.find((one) => one.id === id) as Visit;
    for (const slot of own(visit)) handOn(run, visit, slot, snapshotOf(successor, facts));
    if (run.instance.state === 'running' && own(visit).length > 0) settle(run, id);
  }
}

function handOn(run: Run, visit: Visit, slot: Slot, successor: ReturnType<typeof snapshotOf>): void {
  const sits = visit.slots.some((one) => one.assignee.id === successor.id && isOpen(one));
  if (sits) endSlots(run, visit.id, [slot], 'not-needed');
  else
    replaceSeat(run, visit.id, slot, {
      person: successor,
      origin: 'transfer',
      state: 'transferred',
      rule: 'handed-over',
    });
}
