import { type Department, Organisation, type Person } from '../../engine/record/organisation.ts';

export interface PersonSketch {
  department?: string;
  otherDepartments?: readonly string[];
  position?: string;
  roles?: readonly string[];
  groups?: readonly string[];
  active?: boolean;
  /** Fields of the user record of one's own. */
  row?: Record<string, unknown>;
}

export interface DepartmentSketch {
  parent?: string;
  head?: string;
}

export interface OrganisationSketch {
  departments?: Record<string, DepartmentSketch>;
  people: Record<string, PersonSketch>;
}

/** An organisation from a few words; ids are names too: `zhang` is named Zhang. */
export function organisationOf({ departments = {}, people }: OrganisationSketch): Organisation {
  return new Organisation(
    Object.entries(people).map(([id, sketch]) => personOf(id, sketch)),
    Object.entries(departments).map(([id, sketch]) => departmentOf(id, sketch)),
  );
}

function personOf(
  id: string,
  { department, otherDepartments, position, roles, groups, active, row }: PersonSketch,
): Person {
  const name = nameOf(id);
  return {
    id,
    name,
    username: id,
    active: active ?? true,
    roles: roles ?? [],
    department,
    otherDepartments,
    position,
    groups: groups ?? [],
    row: {
      id,
      name,
      title: name,
      username: id,
      active: active ?? true,
      ...(department !== undefined && { department: { id: department, title: nameOf(department) } }),
      ...row,
    },
  };
}

function departmentOf(id: string, { parent, head }: DepartmentSketch): Department {
  const name = nameOf(id);
  return { id, name, parent, head, row: { id, code: id, name, title: name } };
}

export function nameOf(id: string): string {
  return id.charAt(0).toUpperCase() + id.slice(1);
}

/**
 * A small company: sales (Sun, Li; head Wang) under commerce (head Zhao) under the company (head
 * Chen, general manager); finance (Qian) and an administrator besides.
 */
export const smallCompany = {
  departments: {
    company: { head: 'chen' },
    commerce: { parent: 'company', head: 'zhao' },
    sales: { parent: 'commerce', head: 'wang' },
    finance: { parent: 'company', head: 'qian' },
  },
  people: {
    chen: { department: 'company', roles: ['general-manager'] },
    zhao: { department: 'commerce' },
    wang: { department: 'sales' },
    sun: { department: 'sales' },
    li: { department: 'sales' },
    qian: { department: 'finance', roles: ['finance'] },
    admin: { department: 'company', roles: ['administrator'] },
  },
} satisfies OrganisationSketch;
