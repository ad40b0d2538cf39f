import { Refusal } from '../../refusal.ts';
import { isOpenAddition } from '../additions.ts';
import { settle } from '../advance.ts';
import { endAddition } from '../end-slots.ts';
import { findSlot } from '../instance.ts';
import type { Run } from '../run.ts';
import { ownSlot } from './held-slot.ts';

/** Whoever asked a group in does without it: its people go, and the asker goes on (approval.md S4). */
export function cancelAddition(run: Run): void {
  const { visit, slot } = ownSlot(run);
  const { addition: id = '' } = run.command;
  const addition = visit.additions?.find((one) => one.id === id);
  if (!addition) throw new Refusal('task.not-found', { addition: id });
  if (addition.by !== slot.id) {
    const holder = findSlot(run.instance, addition.by)?.slot.assignee.name ?? '';
    throw new Refusal('task.not-yours', { holder });
  }
  if (!isOpenAddition(addition)) throw new Refusal('task.action-not-offered', { state: addition.state });
  endAddition(run, visit.id, addition, { state: 'cancelled', slots: 'removed' });
  settle(run, visit.id);
}
