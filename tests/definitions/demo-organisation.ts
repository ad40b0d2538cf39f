import { type Department, Organisation, type Person } from '../../engine/record/organisation.ts';

interface Company {
  departments: { code: string; name: string; parentDepartment?: string; head?: string }[];
  users: { username: string; name: string; department: string; position: string; roles: string[] }[];
  groups: { code: string; members: string[] }[];
}

/** The people and departments of a demo company; usernames and codes are their ids. */
export function organisationOf(company: unknown): Organisation {
  const { departments, users, groups } = company as Company;
  return new Organisation(
    users.map(
      (user): Person => ({
        ...user,
        id: user.username,
        active: true,
        groups: groups.filter((group) => group.members.includes(user.username)).map((group) => group.code),
        row: { ...user, id: user.username, title: user.name, department: { id: user.department } },
      }),
    ),
    departments.map(
      ({ code, name, parentDepartment, head }): Department => ({
        id: code,
        name,
        parent: parentDepartment,
        head,
        row: { id: code, code, name, title: name },
      }),
    ),
  );
}
