import type { AssigneeSource, Assignees } from '../../definition/assignees.ts';
import type { Person } from '../../record/organisation.ts';

/** A person on a seat: how much the vote weighs (approval.md M6), for which group it signs (M7). */
export interface Seat {
  person: Person;
  weight?: number | undefined;
  group?: string | undefined;
}

/** The people of a source on seats as it gives them. */
export function seatsOf(people: readonly Person[], { weight, signsFor }: AssigneeSource): Seat[] {
  return people.map((person) => ({ person, weight, group: signsFor }));
}

/** Each person once in a group, where found first, with the weights of all their seats (E4). */
export function mergeSeats(seats: readonly Seat[]): Seat[] {
  const merged = new Map<string, Seat>();
  for (const seat of seats) {
    const key = `${seat.person.id}/${seat.group ?? ''}`;
    const before = merged.get(key);
    merged.set(key, before ? { ...before, weight: sumOf(before.weight, seat.weight) } : seat);
  }
  return [...merged.values()];
}

/** Weights that nobody gave stay so; otherwise a seat without one weighs 1. */
function sumOf(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined && other === undefined ? undefined : (one ?? 1) + (other ?? 1);
}

/** The sources group by group, in the order of their first; one part where no groups sign. */
export function partsOf(assignees: Assignees): Assignees[] {
  const parts = new Map<string, AssigneeSource[]>();
  for (const source of assignees.from) {
    const group = source.signsFor ?? '';
    parts.set(group, [...(parts.get(group) ?? []), source]);
  }
  return parts.size <= 1 ? [assignees] : [...parts.values()].map((from) => ({ ...assignees, from }));
}
