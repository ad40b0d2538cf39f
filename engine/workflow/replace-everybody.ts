import { activateSlots } from './activate.ts';
import { type Resolution, resolveReplacement } from './assignees/resolve-assignees.ts';
import { partsOf } from './assignees/seats.ts';
import { seekingOf } from './assignees/seeking.ts';
import { countSlots, hasAgreedBefore, votersOf } from './decide.ts';
import type { Visit } from './instance.ts';
import { NobodyToAsk } from './nodes/approval.ts';
import type { NodeOf } from './nodes/node.ts';
import { slotsOf } from './open-visit.ts';
import { type Run, snapshotOf } from './run.ts';

/**
 * Nobody of a visit, or of a group of it, is left to decide: the node's rule for that names
 * replacements, or decides itself (approval.md E5, E2, M7). A group that has lost its people is replaced
 * when everybody else has answered: a no of theirs needs nobody's replacement.
 */
export function replaceEverybody(
  run: Run,
  node: NodeOf<'approval'>,
  visit: Visit,
): 'people' | 'auto-pass' | 'auto-reject' {
  const { facts, workflow } = run.facts;
  const parts = partsOf(node.definition.assignees).filter(({ from }) =>
    isUndecided(node, visit, from[0]?.signsFor),
  );
  const found = parts.map((part) =>
    resolveReplacement(part, workflow.definition.admin, seekingOf(run, node), (person) =>
      snapshotOf(person, facts),
    ),
  );
  const outcome = outcomeOf(found);
  if (outcome === 'nobody') throw new NobodyToAsk(node.id);
  const seats = found.flatMap((one) => one.seats);
  const slots = slotsOf(run, visit.id, seats, visit.slots.length);
  const trace = found.flatMap((one) => one.trace);
  run.emit({ type: 'slots-added', visit: visit.id, slots, trace, instead: true });
  if (slots.length > 0) activateSlots(run, node, visit.id);
  return outcome;
}

/** Where groups sign, those that have what they need, or agreed before (E4), are left alone. */
function isUndecided({ decision }: NodeOf<'approval'>, visit: Visit, group: string | undefined): boolean {
  if (!decision.minimums || group === undefined) return true;
  const own = votersOf(visit).filter((slot) => slot.group === group);
  const [counts] = countSlots(own, decision.minimums).groups;
  if (!counts) return !own.some(hasAgreedBefore);
  return counts.approved < counts.minimum;
}

function outcomeOf(found: readonly Resolution[]): Resolution['outcome'] {
  for (const outcome of ['nobody', 'auto-reject', 'people'] as const)
    if (found.some((one) => one.outcome === outcome)) return outcome;
  return 'auto-pass';
}
