import { Refusal } from '../../refusal.ts';
import { findSlot, isOpen, type Slot, type SlotState, type Visit, type VisitState } from '../instance.ts';
import type { Run } from '../run.ts';

export interface Held {
  visit: Visit;
  slot: Slot;
}

/**
 * The pending slot that a command decides, or the refusal it deserves: unknown; somebody else's;
 * already decided, with who, when and what (approval.md K5, M3); not yet its turn; the record has
 * changed since its holder looked (F2).
 */
export function heldSlot(run: Run): Held {
  const { slot: slotId = '', actor, seenRevision } = run.command;
  const found = findSlot(run.instance, slotId);
  if (!found) throw new Refusal('task.not-found', { slot: slotId });
  const { visit, slot } = found;
  if (slot.assignee.id !== actor.id) throw new Refusal('task.not-yours', { holder: slot.assignee.name });
  if (!isOpen(slot)) throw alreadyClosed(found);
  if (run.instance.state === 'failed') throw new Refusal('instance.waiting-for-administrator');
  if (run.instance.state !== 'running') throw new Refusal('instance.closed', { state: run.instance.state });
  if (slot.state !== 'pending') throw new Refusal('task.action-not-offered', { state: slot.state });
  if (seenRevision !== undefined && seenRevision !== run.facts.revision)
    throw new Refusal('task.record-changed', { seen: seenRevision, revision: run.facts.revision });
  return { visit, slot };
}

/** The refusal names who decided the visit, so that the loser of a race can be told. */
function alreadyClosed({ visit, slot }: Held): Refusal {
  const decider = decidedBy(visit) ?? slot;
  return new Refusal('task.closed', {
    by: decider.assignee.name,
    what: decider.state,
    at: decider.decidedAt ?? visit.closedAt ?? '',
    own: slot.state,
  });
}

const decisions: Partial<Record<VisitState, readonly SlotState[]>> = {
  passed: ['approved'],
  rejected: ['rejected'],
  returned: ['returned'],
};

/** The slot whose decision closed a visit: the last one that decided as the visit was. */
export function decidedBy(visit: Visit): Slot | undefined {
  const states = decisions[visit.state] ?? ['approved', 'rejected', 'returned'];
  return visit.slots
    .filter((slot) => states.includes(slot.state))
    .reduce<Slot | undefined>((last, slot) => (last && isLater(last, slot) ? last : slot), undefined);
}

function isLater(one: Slot, other: Slot): boolean {
  return (one.decidedAt ?? '') > (other.decidedAt ?? '');
}

/** An opinion where the node asks for one (approval.md F3). */
export function requireOpinion(run: Run, policy: 'none' | 'optional' | 'required'): { opinion?: string } {
  const opinion = run.command.opinion?.trim() ?? '';
  if (policy === 'required' && opinion === '')
    throw new Refusal('task.opinion-required', { action: run.command.verb });
  return opinion === '' || policy === 'none' ? {} : { opinion };
}
