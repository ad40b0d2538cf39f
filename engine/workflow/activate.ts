import type { Addition } from './additions.ts';
import { awaitsAddition, isHeldBack } from './additions.ts';
import { startClocks } from './clocks.ts';
import { nextInSequence, votersOf } from './decide.ts';
import type { Slot, Visit } from './instance.ts';
import type { NodeOf } from './nodes/node.ts';
import type { Run } from './run.ts';
import { visitOf } from './visit-of.ts';

/**
 * Makes the slots pending whose turn it is: all of them, or in a sequence the first unfinished one,
 * which is checked again for having left meanwhile (approval.md M4, E5). A departed one is passed
 * over; the chain goes on. Of a group that somebody asked in, its own slots by its own order (S4, S5).
 */
export function activateSlots(
  run: Run,
  node: NodeOf<'approval'>,
  visitId: string,
  addition?: Addition,
): void {
  const sequential = (addition?.decision ?? node.decision.order) === 'sequential';
  const active: Slot[] = [];
  for (;;) {
    const slot = nextToAct(visitOf(run, visitId), sequential, addition);
    if (!slot) break;
    if (!run.facts.facts.organisation.person(slot.assignee.id)?.active) {
      run.emit({ type: 'slot-closed', slot: slot.id, state: 'skipped', at: run.now, reason: 'inactive' });
      continue;
    }
    run.emit({ type: 'slot-activated', slot: slot.id, at: run.now });
    active.push(slot);
    if (sequential) break;
  }
  if (active.length > 0) announce(run, node, visitId, active);
}

function nextToAct(visit: Visit, sequential: boolean, addition: Addition | undefined): Slot | undefined {
  const voters = votersOf(visit, addition?.id);
  const mayAct = (slot: Slot) => slot.state === 'waiting' && !isHeldBack(visit, slot);
  if (!sequential) return voters.find(mayAct);
  const next = nextInSequence(voters);
  return next && mayAct(next) && !awaitsAddition(visit, voters) ? next : undefined;
}

function announce(run: Run, node: NodeOf<'approval'>, visitId: string, slots: readonly Slot[]): void {
  run.effect({
    kind: 'notify',
    event: 'task-assigned',
    to: slots.map((slot) => slot.assignee),
    node: node.id,
  });
  startClocks(run, node, visitId, slots);
}
