import type { CompiledNode } from '../compile/compiled-workflow.ts';
import { activateSlots } from './activate.ts';
import type { Seat } from './assignees/seats.ts';
import { votersOf } from './decide.ts';
import type { PersonSnapshot, Slot, SlotOrigin, Visit } from './instance.ts';
import type { NodeOf } from './nodes/node.ts';
import { type Run, snapshotOf } from './run.ts';

/** The next opening of a node, before anybody sits in it (approval.md K1). */
export function newVisit(
  run: Run,
  node: CompiledNode,
  token: string,
  trace: Visit['trace'],
): Omit<Visit, 'slots'> {
  const { visits, round } = run.instance;
  return {
    id: `v${visits.length + 1}`,
    node: node.id,
    number: visits.filter((one) => one.node === node.id).length + 1,
    round,
    token,
    state: 'open',
    openedAt: run.now,
    generation: 1,
    trace,
  };
}

/** A visit that nobody sits in, because a rule has decided it. */
export function openClosed(
  run: Run,
  visit: Omit<Visit, 'slots'>,
  state: Visit['state'],
  reason: string | undefined,
): void {
  const closed = state === 'open' ? {} : { closedAt: run.now, ...(reason !== undefined && { reason }) };
  run.emit({ type: 'visit-opened', visit: { ...visit, state, ...closed, slots: [] } });
}

/**
 * Opens a node again for the same people, because what they had approved has changed (F2) or the way
 * has gone back to them (B3, B4); who has left meanwhile is passed over (E5).
 */
export function reopenVisit(
  run: Run,
  node: NodeOf<'approval'>,
  old: Visit,
  { reason, token = old.token }: { reason: string; token?: string },
): string {
  const kept = votersOf(old).filter((slot) => slot.state !== 'removed' && slot.state !== 'transferred');
  const people: PersonSnapshot[] = kept.map((slot) => slot.assignee);
  const visit = newVisit(run, node, token, [...old.trace, { rule: reason, people }]);
  const slots = kept.map((slot, index) => waitingSlot(visit.id, index + 1, slot));
  const resume = old.state === 'open' && old.resume ? { resume: old.resume } : {};
  run.emit({ type: 'visit-opened', visit: { ...visit, ...resume, slots } });
  activateSlots(run, node, visit.id);
  return visit.id;
}

/** Waiting slots for seats, behind those that there are. */
export function slotsOf(run: Run, visitId: string, seats: readonly Seat[], after = 0): Slot[] {
  const origin = after === 0 ? 'rule' : 'escalation';
  return seats.map(({ person, group, weight }, index) => {
    const assignee = snapshotOf(person, run.facts.facts);
    return waitingSlot(visitId, after + index + 1, { assignee, group, weight }, origin);
  });
}

/** Who sits on a seat, for which group or addition, with how much weight. */
interface Sitting {
  assignee: PersonSnapshot;
  group?: string | undefined;
  weight?: number | undefined;
  addition?: string | undefined;
}

/** The slot of that number of a visit, which waits for its turn. */
export function waitingSlot(
  visitId: string,
  number: number,
  { assignee, group, weight, addition }: Sitting,
  origin: SlotOrigin = 'rule',
): Slot {
  return {
    id: `${visitId}-${number}`,
    assignee,
    origin,
    order: number,
    state: 'waiting',
    ...(group !== undefined && { group }),
    ...(weight !== undefined && { weight }),
    ...(addition !== undefined && { addition }),
  };
}
