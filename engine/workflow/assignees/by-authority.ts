import type { AssigneeSource } from '../../definition/assignees.ts';
import type { Row } from '../../expression/environment.ts';
import { type AuthorityLevel, findAuthority } from '../../record/authority.ts';
import type { Organisation, Person } from '../../record/organisation.ts';

interface Asking {
  organisation: Organisation;
  record: Row;
  initiator: { departmentId: string | undefined };
  /** What is decided on, and the day. */
  document: { entity: string; currency?: string | undefined; on: string };
}

/**
 * The people whom the authority matrix of the tenant names for the amount of a record, in the order in
 * which they decide; nobody where no matrix applies (approval.md A8).
 */
export function byAuthority(
  { authority, category }: Extract<AssigneeSource, { authority: unknown }>,
  { organisation, record, initiator, document }: Asking,
): Person[] {
  const amount = record[authority];
  if (amount === undefined || amount === null || amount === '') return [];
  const upward = organisation.upward(initiator.departmentId);
  const found = findAuthority(organisation.rules.authorities, {
    document: document.entity,
    departments: upward.map((one) => one.id),
    ...(category !== undefined && { category: nameOf(record[category]) }),
    currency: document.currency,
    amount: String(amount),
    on: document.on,
  });
  const people = (found?.levels ?? []).flatMap((level) =>
    holdersOf(level, organisation, initiator.departmentId),
  );
  return [...new Set(people)];
}

/** A text as it is, a reference by its title. */
function nameOf(value: unknown): string | undefined {
  if (typeof value === 'object' && value !== null) return String((value as Row).title ?? '');
  return typeof value === 'string' ? value : undefined;
}

/** The person of a level; or the holders of its position nearest to the initiator. */
export function holdersOf(
  level: AuthorityLevel,
  organisation: Organisation,
  department: string | undefined,
): Person[] {
  const person = level.person === undefined ? undefined : organisation.person(level.person);
  if (person) return [person];
  if (level.position === undefined) return [];
  const holders = organisation.peopleWhere((one) => one.position === level.position && one.active);
  for (const { id } of organisation.upward(department)) {
    const near = holders.filter((one) => one.department === id);
    if (near.length > 0) return near;
  }
  return holders;
}
