import { type Issue, issue } from '../../../engine/issue.ts';
import { authorityProblems } from '../../../engine/record/authority.ts';
import type { Organisation } from '../../../engine/record/organisation.ts';
import type { Values } from '../../../engine/record/values.ts';
import { authorityOf } from '../tenants/decision-rules.ts';

/** What is wrong with a record because of others of its kind. */
type CheckAmong = (organisation: Organisation, id: string, values: Values) => Issue[];

/** Entities whose records must fit each other. */
const checks: Readonly<Record<string, CheckAmong>> = { 'approval-authority': overlaps };

export function issuesAmong(
  organisation: Organisation,
  entityId: string,
  id: string,
  values: Values,
): Issue[] {
  return checks[entityId]?.(organisation, id, values) ?? [];
}

/** Two tables of authority must not answer the same question (approval.md A8). What one leaves open within itself its entity checks. */
function overlaps({ rules }: Organisation, id: string, values: Values): Issue[] {
  const own = { ...authorityOf({ id, values }, new Map()), id };
  if (values.document === undefined || values.validFrom === undefined) return [];
  const others = rules.authorities.filter((one) => one.id !== id);
  return others
    .filter((other) => authorityProblems([own, other]).some(({ code }) => code === 'overlap'))
    .map(({ name }) => issue('authority.overlap', '/validFrom', { name }));
}
