import type { CompiledNode } from '../compile/compiled-workflow.ts';
import { activateSlots } from './activate.ts';
import { votersOf } from './decide.ts';
import type { PersonSnapshot, Slot, Visit } from './instance.ts';
import type { NodeOf } from './nodes/node.ts';
import type { Run } from './run.ts';

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
  const slots = kept.map((slot, index) => freshSlot(slot, `${visit.id}-${index + 1}`, index + 1));
  const resume = old.state === 'open' && old.resume ? { resume: old.resume } : {};
  run.emit({ type: 'visit-opened', visit: { ...visit, ...resume, slots } });
  activateSlots(run, node, visit.id);
  return visit.id;
}

/** The same seat, undecided. */
export function freshSlot({ assignee, group, weight }: Slot, id: string, order: number): Slot {
  return {
    id,
    assignee,
    origin: 'rule',
    order,
    state: 'waiting',
    ...(group !== undefined && { group }),
    ...(weight !== undefined && { weight }),
  };
}
