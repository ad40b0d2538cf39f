import { dueOf } from './due-of.ts';
import { type Instance, isOpen, pendingSlots } from './instance.ts';

/** Where an approval stands, as whoever looks over many of them asks for it (approval.md K12, L8). */
export interface Whereabouts {
  /** Since when nothing has happened to it. */
  since: string;
  /** Who has an undecided seat in it, also one whose turn has not come. */
  holders: readonly string[];
  /** When the first of its to-dos is due. */
  dueAt?: string;
}

/** What of an instance lists are made of; kept beside it. */
export function whereaboutsOf(instance: Instance): Whereabouts {
  const open = instance.visits.filter((visit) => visit.state === 'open').flatMap((visit) => visit.slots);
  const [dueAt] = pendingSlots(instance)
    .flatMap(({ visit, slot }) => dueOf(visit, slot) ?? [])
    .sort();
  return {
    since: lastMoment(instance),
    holders: [...new Set(open.filter(isOpen).map((slot) => slot.assignee.id))],
    ...(dueAt !== undefined && { dueAt }),
  };
}

/** When something last happened to it. */
function lastMoment({ startedAt, endedAt, suspension, visits, waits = [] }: Instance): string {
  const moments = [
    startedAt,
    endedAt,
    suspension?.at,
    ...visits.flatMap((visit) => [
      visit.openedAt,
      visit.closedAt,
      ...visit.slots.flatMap((slot) => [slot.activatedAt, slot.decidedAt]),
    ]),
    ...waits.flatMap((wait) => [wait.since, wait.endedAt]),
  ];
  return moments
    .filter((moment) => moment !== undefined)
    .sort()
    .at(-1) as string;
}
