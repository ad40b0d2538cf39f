import { Refusal } from '../../refusal.ts';
import { settle } from '../advance.ts';
import { endSlots } from '../end-slots.ts';
import { isDecided, isOpen, type Slot } from '../instance.ts';
import type { NodeOf } from '../nodes/node.ts';
import type { Run } from '../run.ts';
import { askerOf, isAdded, seatOf } from '../seat.ts';
import { alreadyClosed, type Held, ownSlot, requireOpinion } from './held-slot.ts';

/** Somebody who has not decided is asked no more; the rule is asked again without that seat (approval.md S7, M9). */
export function remove(run: Run): void {
  const held = ownSlot(run);
  const { visit, slot } = held;
  const { target: id = '' } = run.command;
  const target = visit.slots.find((one) => one.id === id);
  if (!target) throw new Refusal('task.not-found', { slot: id });
  if (target.id === slot.id) throw new Refusal('task.to-oneself');
  if (!isOpen(target)) throw alreadyClosed({ visit, slot: target });
  if (!mayRemove(run.node(visit.node) as NodeOf<'approval'>, held, target))
    throw new Refusal('task.action-not-offered', { action: 'remove' });
  requireOpinion(run, 'required');
  endSlots(run, visit.id, [target], 'removed');
  settle(run, visit.id);
}

/**
 * Whoever has a vote to cast may, and whoever asked them in as long as that seat is theirs; people whom
 * the definition names only where the node says so.
 */
export function mayRemove(node: NodeOf<'approval'>, { visit, slot }: Held, target: Slot): boolean {
  if (target.origin === 'delegate' || slot.origin === 'delegate') return false;
  const asked = askerOf(visit, target)?.id === seatOf(visit, slot).id;
  const isTheirs = isOpen(slot) || isDecided(slot);
  if (slot.state !== 'pending' && !(isTheirs && asked && isAdded(visit, target))) return false;
  return isAdded(visit, target) || node.definition.addSign.removeOriginal;
}
