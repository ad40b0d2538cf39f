import { nextInSequence, votersOf } from './decide.ts';
import type { Slot, Visit } from './instance.ts';
import type { NodeOf } from './nodes/node.ts';
import type { Run } from './run.ts';

export function visitOf(run: Run, visitId: string): Visit {
  const visit = run.instance.visits.find((one) => one.id === visitId);
  if (!visit) throw new Error(`instance ${run.instance.id} has no visit ${visitId}`);
  return visit;
}

/**
 * Makes the slots pending whose turn it is: all of them, or in a sequence the first unfinished one,
 * which is checked again for having left meanwhile (approval.md M4, E5). A departed one is passed
 * over; the chain goes on.
 */
export function activateSlots(run: Run, node: NodeOf<'approval'>, visitId: string): void {
  const sequential = node.decision.order === 'sequential';
  const active: Slot[] = [];
  for (;;) {
    const slot = sequential
      ? nextInSequence(votersOf(visitOf(run, visitId)))
      : votersOf(visitOf(run, visitId)).find((one) => one.state === 'waiting');
    if (slot?.state !== 'waiting') break;
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

function announce(run: Run, node: NodeOf<'approval'>, visitId: string, slots: readonly Slot[]): void {
  run.effect({
    kind: 'notify',
    event: 'task-assigned',
    to: slots.map((slot) => slot.assignee),
    node: node.id,
  });
  const { remindAfter } = node.definition;
  if (remindAfter === undefined) return;
  run.emit({ type: 'clock-restarted', visit: visitId });
  const { generation } = visitOf(run, visitId);
  run.effect({
    kind: 'timer',
    timer: { visit: visitId, generation, kind: 'remind' },
    dueAt: later(run.now, remindAfter),
  });
}

const milliseconds = { M: 60_000, H: 3_600_000, D: 86_400_000 } as const;

/** A moment so much later: `PT8H`, `PT30M`, `P1D` of clock time. */
function later(moment: string, duration: string): string {
  const [, count = '0', unit = 'D'] = /(\d+)([MHD])$/.exec(duration) ?? [];
  return new Date(
    Date.parse(moment) + Number(count) * milliseconds[unit as keyof typeof milliseconds],
  ).toISOString();
}
