import type { Ground } from '../../runtime/server/operations/acting.ts';
import { createRecord } from '../../runtime/server/operations/create-record.ts';
import { systemActing } from '../../runtime/server/operations/system-acting.ts';
import { updateRecord } from '../../runtime/server/operations/update-record.ts';
import { createTenant, setAccounts } from '../../runtime/server/tenants/create-tenant.ts';
import { nameOf, type OrganisationSketch } from './organisation.ts';

/** The password of everybody in a test company. */
export const password = 'formwork';

/** A tenant with its organisation in the database. */
export interface TestCompany {
  id: string;
  /** Id of a person by user name, and of a department by its key in the sketch. */
  people: Readonly<Record<string, string>>;
  departments: Readonly<Record<string, string>>;
  /** Creates a record as the engine itself, whom nothing is forbidden; gives its id. */
  create(entity: string, values: object): Promise<string>;
}

/** Creates a tenant with departments, people, positions and groups; everybody can sign in. */
export async function foundCompany(
  ground: Ground,
  id: string,
  { departments = {}, people }: OrganisationSketch,
): Promise<TestCompany> {
  await createTenant(ground, {
    _id: id,
    name: { 'zh-CN': nameOf(id), en: nameOf(id) },
    timeZone: 'Asia/Shanghai',
    currency: 'CNY',
    isDemo: false,
  });
  const acting = async () =>
    (await systemActing(ground, id, 'system:demo')) as NonNullable<Awaited<ReturnType<typeof systemActing>>>;
  const create = async (entity: string, values: object) =>
    (await createRecord(await acting(), entity, values)).id;
  const departmentIds: Record<string, string> = {};
  for (const key of parentsFirst(departments))
    departmentIds[key] = await create('department', {
      code: key,
      name: nameOf(key),
      parentDepartment: departmentIds[departments[key]?.parent ?? ''] ?? null,
    });
  const positions: Record<string, string> = {};
  const personIds: Record<string, string> = {};
  for (const [username, person] of Object.entries(people)) {
    const { position, department = '', otherDepartments, roles = [], active = true } = person;
    if (position !== undefined)
      positions[position] ??= await create('position', { code: position, name: nameOf(position) });
    const user = await create('user', {
      name: nameOf(username),
      username,
      department: departmentIds[department] ?? null,
      otherDepartments: otherDepartments?.map((key) => ({ department: departmentIds[key] })) ?? null,
      position: positions[position ?? ''] ?? null,
      roles: roles.length > 0 ? roles : null,
      active,
    });
    personIds[username] = user;
  }
  for (const [key, { head }] of Object.entries(departments))
    if (head !== undefined)
      await updateRecord(await acting(), 'department', departmentIds[key] as string, 1, {
        head: personIds[head],
      });
  for (const group of new Set(Object.values(people).flatMap((person) => person.groups ?? [])))
    await create('user-group', {
      code: group,
      name: nameOf(group),
      members: Object.entries(people)
        .filter(([, person]) => person.groups?.includes(group))
        .map(([username]) => ({ member: personIds[username] })),
    });
  await setAccounts(ground, id, Object.values(personIds), password);
  return { id, people: personIds, departments: departmentIds, create };
}

function parentsFirst(departments: NonNullable<OrganisationSketch['departments']>): string[] {
  const ordered: string[] = [];
  const visit = (key: string) => {
    const parent = departments[key]?.parent;
    if (parent !== undefined && !ordered.includes(parent)) visit(parent);
    if (!ordered.includes(key)) ordered.push(key);
  };
  for (const key of Object.keys(departments)) visit(key);
  return ordered;
}
