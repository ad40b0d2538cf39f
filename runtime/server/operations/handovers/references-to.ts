import type { Configuration } from '../../../../engine/compile/compiled.ts';
import type { Label } from '../../../../engine/issue.ts';
import { isJsonObject, type Json } from '../../../../engine/json.ts';
import type { Person } from '../../../../engine/record/organisation.ts';
import type { Reference } from '../../../../engine/record/values.ts';
import type { World } from '../../tenants/world.ts';

/** Where definitions and the organisation name one person for good, so that somebody has to look (approval.md E5, L8). */
export interface PersonReferences {
  /** Workflows that name the person, and at which steps. */
  workflows: { id: string; module: string; label: Label; nodes: { id: string; label: Label | null }[] }[];
  /** Departments that the person is the head of. */
  departments: Reference[];
  groups: string[];
  /** Tables of approval authority with the person in a level. */
  authorities: Reference[];
  /** Rules about standing in that hold now or later. */
  rules: { id: string; principal: string; proxy: string; from: string; until: string }[];
}

export function referencesTo(
  { configuration, organisation }: World,
  person: Person,
  now: string,
): PersonReferences {
  const nameOf = (id: string) => organisation.person(id)?.name ?? id;
  return {
    workflows: workflowsNaming(configuration, person.username),
    departments: organisation
      .departmentsWhere(({ head }) => head === person.id)
      .map(({ id, name }) => ({ id, title: name })),
    groups: [...person.groups],
    authorities: organisation.rules.authorities
      .filter(({ levels }) => levels.some((level) => level.person === person.id))
      .map(({ id, name }) => ({ id, title: name })),
    rules: organisation.rules.proxies
      .filter(({ principal, proxy, until }) => [principal, proxy].includes(person.id) && until > now)
      .map(({ id, principal, proxy, from, until }) => ({
        id,
        principal: nameOf(principal),
        proxy: nameOf(proxy),
        from,
        until,
      })),
  };
}

/** Whether anything names the person. */
export function isNamed({ workflows, departments, groups, authorities }: PersonReferences): boolean {
  return workflows.length + departments.length + groups.length + authorities.length > 0;
}

function workflowsNaming({ workflows }: Configuration, username: string) {
  return [...workflows.values()].flatMap(({ definition, module }) => {
    const { id, label, nodes, ...rest } = definition;
    const named = Object.entries(nodes)
      .filter(([, node]) => names(node as Json, username))
      .map(([node, one]) => ({ id: node, label: ('label' in one && one.label) || null }));
    if (named.length === 0 && !names(rest as unknown as Json, username)) return [];
    return [{ id, module, label, nodes: named }];
  });
}

/** Whether a part of a definition names a user: `{ "user": … }`, or the end of a chain before somebody. */
function names(value: Json, username: string): boolean {
  if (Array.isArray(value)) return value.some((one) => names(one, username));
  if (!isJsonObject(value)) return false;
  return (
    value.user === username ||
    value.before === username ||
    Object.values(value).some((one) => names(one as Json, username))
  );
}
