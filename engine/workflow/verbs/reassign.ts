import { Refusal } from '../../refusal.ts';
import { findSlot, isOpen } from '../instance.ts';
import { replaceSeat } from '../replace-seat.ts';
import type { Run } from '../run.ts';
import { actorOf, requireAdministrator, requireReason } from './administrator.ts';
import { alreadyClosed } from './held-slot.ts';
import { peopleAsked } from './people-asked.ts';

/** An administrator puts somebody else on a seat that is not decided, with a reason (approval.md K12). */
export function reassign(run: Run): void {
  requireAdministrator(run);
  const { target = '' } = run.command;
  const found = findSlot(run.instance, target);
  if (!found) throw new Refusal('task.not-found', { slot: target });
  if (!isOpen(found.slot) || found.slot.origin === 'delegate') throw alreadyClosed(found);
  const [person] = peopleAsked(run, found, { most: 1, votes: true });
  if (!person) return;
  replaceSeat(run, found.visit.id, found.slot, {
    person,
    origin: 'admin',
    state: 'not-needed',
    rule: 'reassigned',
    reason: requireReason(run),
    by: actorOf(run),
  });
}
