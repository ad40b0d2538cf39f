import type { CompiledDecision } from '../compile/compiled-workflow.ts';
import { holds } from '../expression/compile-expression.ts';
import { isOpen, type Slot, type Visit } from './instance.ts';

/** The counts that decision rules are written over (approval.md M1): only the slots of this visit. */
export interface Counts {
  approved: number;
  rejected: number;
  abstained: number;
  decided: number;
  open: number;
  total: number;
}

export function countSlots(slots: readonly Slot[]): Counts {
  const count = (state: Slot['state']) => slots.filter((slot) => slot.state === state).length;
  const [approved, rejected, abstained] = [count('approved'), count('rejected'), count('abstained')];
  const decided = approved + rejected + abstained;
  const open = slots.filter(isOpen).length;
  return { approved, rejected, abstained, decided, open, total: decided + open };
}

export type Verdict = 'passed' | 'rejected' | 'open' | 'undecided';

/** What the rule says of these counts; `undecided` when everybody has answered and neither side holds. */
export function verdictOf(decision: CompiledDecision, counts: Counts): Verdict {
  if (!decision.early && counts.open > 0) return 'open';
  if (ruleHolds(decision.passWhen, counts)) return 'passed';
  if (ruleHolds(decision.rejectWhen, counts)) return 'rejected';
  return counts.open > 0 ? 'open' : 'undecided';
}

/** Whether one rule holds of these counts. */
export function ruleHolds(rule: CompiledDecision['passWhen'], counts: Counts): boolean {
  return holds(rule, { roots: { counts }, lookup: () => null, today: '', now: '' });
}

/** The slots that decide next in a sequence: the first unfinished one (M4). */
export function nextInSequence(visit: Visit): Slot | undefined {
  return visit.slots.find(isOpen);
}
