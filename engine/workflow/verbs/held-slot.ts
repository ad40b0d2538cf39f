import { Refusal } from '../../refusal.ts';
import { isClaimed } from '../additions.ts';
import type { Verb } from '../command.ts';
import { findSlot, isOpen, type Slot, type SlotState, type Visit, type VisitState } from '../instance.ts';
import { proxyOf } from '../proxies.ts';
import type { Run } from '../run.ts';

export interface Held {
  visit: Visit;
  slot: Slot;
}

/** All that a delegate can do with the slot: it decides nothing (approval.md S2). */
const verbsOfDelegates: ReadonlySet<Verb> = new Set(['advise', 'delegate', 'recall']);

/**
 * The slot that a command decides, or the refusal it deserves: unknown; somebody else's; already
 * decided, with who, when and what (approval.md K5, M3); claimed by another (M8); not in the state that
 * the verb needs; a delegate's; the record has changed since its holder looked (F2).
 */
export function heldSlot(run: Run, state: 'pending' | 'delegated' = 'pending'): Held {
  const { verb, seenRevision } = run.command;
  const { visit, slot } = slotOfActor(run);
  if (!isOpen(slot)) throw alreadyClosed({ visit, slot });
  requireRunning(run);
  if (slot.state === 'waiting' && isClaimed(visit, slot)) throw claimedBy(visit);
  if (slot.state !== state) throw new Refusal('task.action-not-offered', { state: slot.state });
  if (slot.origin === 'delegate' && !verbsOfDelegates.has(verb))
    throw new Refusal('task.action-not-offered', { action: verb });
  if (seenRevision !== undefined && seenRevision !== run.facts.revision)
    throw new Refusal('task.record-changed', { seen: seenRevision, revision: run.facts.revision });
  return { visit, slot };
}

/** The slot of an actor who may have decided already, in a visit that is still open. */
export function ownSlot(run: Run): Held {
  const { visit, slot } = slotOfActor(run);
  if (visit.state !== 'open') throw alreadyClosed({ visit, slot });
  requireRunning(run);
  return { visit, slot };
}

function slotOfActor(run: Run): Held {
  const { slot: slotId = '', actor } = run.command;
  const found = findSlot(run.instance, slotId);
  if (!found) throw new Refusal('task.not-found', { slot: slotId });
  const { visit, slot } = found;
  if (slot.assignee.id !== actor.id && !actsFor(run, found) && slot.by?.id !== actor.id)
    throw new Refusal('task.not-yours', { holder: slot.assignee.name });
  return { visit, slot };
}

/** Whether the actor stands in for the holder now (approval.md S3). */
function actsFor(run: Run, held: Held): boolean {
  const { facts, workflow, record } = run.facts;
  const { organisation, now } = facts;
  return (
    proxyOf(run.instance, held, { organisation, workflow, record, now })?.person === run.command.actor.id
  );
}

/** Refuses to decide anything while the approval does not run (approval.md K4). */
export function requireRunning({ instance: { state } }: Run): void {
  if (state === 'failed') throw new Refusal('instance.waiting-for-administrator');
  if (state !== 'running') throw new Refusal('instance.closed', { state });
}

function claimedBy({ slots, claim }: Visit): Refusal {
  const claimer = slots.find((slot) => slot.id === claim);
  return new Refusal('task.claimed', { by: claimer?.assignee.name ?? '' });
}

/** The refusal names who decided the visit, so that the loser of a race can be told; while it is open, what became of the slot. */
export function alreadyClosed({ visit, slot }: Held): Refusal {
  const decider = (visit.state === 'open' ? undefined : decidedBy(visit)) ?? slot;
  return new Refusal('task.closed', {
    by: (decider.by ?? decider.assignee).name,
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
