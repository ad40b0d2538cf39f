import type { Organisation, Person } from '../../record/organisation.ts';

/**
 * The heads above a person, by level: level 1 is the head of the own department, or of the one
 * above it for whoever is that head (approval.md A2). A vacant level is undefined.
 */
export function managerChain(
  organisation: Organisation,
  personId: string,
  departmentId: string | undefined,
): (Person | undefined)[] {
  const departments = organisation.upward(departmentId);
  const above = departments[0]?.head === personId ? departments.slice(1) : departments;
  return above.map((department) =>
    department.head === undefined ? undefined : organisation.person(department.head),
  );
}

/** The head of a level; where it is vacant, nobody or the nearest one above. */
export function headOfLevel(
  chain: readonly (Person | undefined)[],
  level: number,
  missing: 'none' | 'nearest-above',
): Person | undefined {
  const exact = chain[level - 1];
  if (exact || missing === 'none') return exact;
  return chain.slice(level).find(Boolean);
}

/** The heads above the initiator, by level. */
export function initiatorsChain({
  organisation,
  initiator,
}: {
  organisation: Organisation;
  initiator: { id: string; departmentId: string | undefined };
}): (Person | undefined)[] {
  return managerChain(organisation, initiator.id, initiator.departmentId);
}
