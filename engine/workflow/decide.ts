import type { CompiledDecision } from '../compile/compiled-workflow.ts';
import { holds } from '../expression/compile-expression.ts';
import { isOpen, type Slot, type Visit } from './instance.ts';

/** How a number of slots has voted. */
interface VoteCounts {
  approved: number;
  rejected: number;
  abstained: number;
  decided: number;
  open: number;
  total: number;
}

/** The counts that decision rules are written over (approval.md M1, M6, M7): only the slots of this visit. */
export interface Counts extends VoteCounts {
  weightApproved: number;
  weightRejected: number;
  weightAbstained: number;
  weightOpen: number;
  weightTotal: number;
  groups: readonly (VoteCounts & { minimum: number })[];
}

/** What counts of a slot. */
export type Vote = Pick<Slot, 'state' | 'group' | 'weight' | 'reason'>;

/** Passed over because its holder has agreed already, not because that one has left (approval.md E4, B8). */
export function hasAgreedBefore({ state, reason }: Vote): boolean {
  return state === 'skipped' && reason !== 'inactive';
}

/**
 * The slots that vote in the visit itself, or in one of its additions, in their order: not a delegate,
 * who only advises (S2, S4, S5), nor who may decide beside a late one, as long as that one may too (H2),
 * nor who abstained before others took the place of everybody (E2, S12).
 */
export function votersOf({ slots, replaced = 0 }: Visit, addition?: string): Slot[] {
  const isBeside = ({ origin, from }: Slot) =>
    origin === 'escalation' && slots.some((one) => one.id === from && isOpen(one));
  return slots
    .filter((slot) => slot.addition === addition && slot.origin !== 'delegate' && !isBeside(slot))
    .filter((slot) => slot.state !== 'abstained' || slots.indexOf(slot) >= replaced)
    .sort((one, other) => one.order - other.order);
}

/**
 * Counts votes; groups in the order of their first slot, each with what it needs at most: everybody who
 * does not abstain. Who agreed before is not asked again, and a group of which nobody else is left has
 * agreed with them (E4, M7).
 */
export function countSlots(slots: readonly Vote[], minimums: CompiledDecision['minimums'] = {}): Counts {
  const weight = (test: (slot: Vote) => boolean) =>
    slots.filter(test).reduce((sum, slot) => sum + (slot.weight ?? 1), 0);
  const weights = {
    weightApproved: weight(({ state }) => state === 'approved'),
    weightRejected: weight(({ state }) => state === 'rejected'),
    weightAbstained: weight(({ state }) => state === 'abstained'),
    weightOpen: weight(isOpen),
  };
  return {
    ...countVotes(slots),
    ...weights,
    weightTotal: Object.values(weights).reduce((sum, one) => sum + one, 0),
    groups: [...votesByGroup(slots)].flatMap(([id, own]) => {
      const counts = countVotes(own.filter((one) => !hasAgreedBefore(one)));
      if (counts.total === 0 && own.some(hasAgreedBefore)) return [];
      const most = Math.max(1, counts.total - counts.abstained);
      return [{ ...counts, minimum: Math.min(minimums[id] ?? 1, most) }];
    }),
  };
}

function votesByGroup(slots: readonly Vote[]): Map<string, Vote[]> {
  const groups = new Map<string, Vote[]>();
  for (const slot of slots)
    if (slot.group !== undefined) groups.set(slot.group, [...(groups.get(slot.group) ?? []), slot]);
  return groups;
}

function countVotes(slots: readonly Vote[]): VoteCounts {
  const count = (state: Slot['state']) => slots.filter((slot) => slot.state === state).length;
  const [approved, rejected, abstained] = [count('approved'), count('rejected'), count('abstained')];
  const decided = approved + rejected + abstained;
  const open = slots.filter(isOpen).length;
  return { approved, rejected, abstained, decided, open, total: decided + open };
}

export type Verdict = 'passed' | 'rejected' | 'open' | 'undecided';

/**
 * What the rule says of these counts; `undecided` when everybody has answered and neither side holds,
 * or all of them abstained (approval.md S12).
 */
export function verdictOf(decision: CompiledDecision, counts: Counts): Verdict {
  if (!decision.early && counts.open > 0) return 'open';
  if (counts.open === 0 && counts.decided === counts.abstained) return 'undecided';
  if (ruleHolds(decision.passWhen, counts)) return 'passed';
  if (ruleHolds(decision.rejectWhen, counts)) return 'rejected';
  return counts.open > 0 ? 'open' : 'undecided';
}

/** Whether one rule holds of these counts. */
export function ruleHolds(rule: CompiledDecision['passWhen'], counts: Counts): boolean {
  const environment = { lookup: () => null, today: '', now: '' };
  return holds(rule, { roots: { counts: { ...counts } as never }, ...environment });
}

/** The slots that decide next in a sequence: the first unfinished one (M4). */
export function nextInSequence(slots: readonly Slot[]): Slot | undefined {
  return slots.find(isOpen);
}
