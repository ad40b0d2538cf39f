import { standardWeek, type WorkCalendar } from '../calendar/work-calendar.ts';
import type { Row } from '../expression/environment.ts';
import type { AuthorityMatrix } from './authority.ts';
import type { ProxyRule } from './proxies.ts';

/** A person as approvals and permissions know them. */
export interface Person {
  id: string;
  name: string;
  username: string;
  active: boolean;
  roles: readonly string[];
  department?: string | undefined;
  /** Departments that the person belongs to besides (approval.md A9). */
  otherDepartments?: readonly string[] | undefined;
  position?: string | undefined;
  groups: readonly string[];
  /** The calendar that this person works by, where it is another than the department's (approval.md H1). */
  calendar?: string | undefined;
  /** Fields of the user record, for expressions. */
  row: Row;
}

export interface Department {
  id: string;
  name: string;
  parent?: string | undefined;
  head?: string | undefined;
  calendar?: string | undefined;
  row: Row;
}

/** What a tenant has laid down about who decides. */
export interface DecisionRules {
  proxies: readonly ProxyRule[];
  authorities: readonly AuthorityMatrix[];
}

/** When the people of a tenant work: its calendars by id, and the one that holds where nobody says otherwise (approval.md H1). */
export interface WorkCalendars {
  byId: ReadonlyMap<string, WorkCalendar>;
  standard: WorkCalendar;
}

/** The people and departments of one tenant at one moment; every relative rule asks it. */
export class Organisation {
  private readonly people: ReadonlyMap<string, Person>;
  private readonly departments: ReadonlyMap<string, Department>;
  private readonly byUsername: ReadonlyMap<string, Person>;
  private readonly children = new Map<string, string[]>();
  readonly rules: DecisionRules;
  readonly calendars: WorkCalendars;

  constructor(
    people: readonly Person[],
    departments: readonly Department[],
    rules: DecisionRules = { proxies: [], authorities: [] },
    calendars: WorkCalendars = { byId: new Map(), standard: standardWeek('UTC') },
  ) {
    this.rules = rules;
    this.calendars = calendars;
    this.people = new Map(people.map((one) => [one.id, one]));
    this.departments = new Map(departments.map((one) => [one.id, one]));
    this.byUsername = new Map(people.map((one) => [one.username, one]));
    for (const { id, parent } of departments)
      if (parent !== undefined) this.children.set(parent, [...(this.children.get(parent) ?? []), id]);
  }

  person(id: string): Person | undefined {
    return this.people.get(id);
  }

  personNamed(username: string): Person | undefined {
    return this.byUsername.get(username);
  }

  department(id: string | undefined): Department | undefined {
    return id === undefined ? undefined : this.departments.get(id);
  }

  /** People for whom a test holds, in a stable order. */
  peopleWhere(test: (person: Person) => boolean): Person[] {
    return [...this.people.values()].filter(test);
  }

  /** Departments for which a test holds, in a stable order. */
  departmentsWhere(test: (department: Department) => boolean): Department[] {
    return [...this.departments.values()].filter(test);
  }

  /** A department and the ones above it, nearest first; stops at a cycle in the data. */
  upward(id: string | undefined): Department[] {
    const chain: Department[] = [];
    for (let next = this.department(id); next && !chain.includes(next); next = this.department(next.parent))
      chain.push(next);
    return chain;
  }

  /** A department and everything below it. */
  downward(id: string | undefined): string[] {
    const found = new Set<string>();
    const open = id === undefined ? [] : [id];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (found.has(next)) continue;
      found.add(next);
      open.push(...(this.children.get(next) ?? []));
    }
    return [...found];
  }

  /** When a person works: by the own calendar, that of the nearest department upward that has one, the tenant's. */
  calendarOf(personId?: string): WorkCalendar {
    const person = personId === undefined ? undefined : this.people.get(personId);
    const named = [
      person?.calendar,
      ...this.upward(person?.department).map((department) => department.calendar),
    ];
    for (const id of named) {
      const calendar = id === undefined ? undefined : this.calendars.byId.get(id);
      if (calendar) return calendar;
    }
    return this.calendars.standard;
  }

  userRow(id: string): Row | null {
    const person = this.people.get(id);
    if (!person) return null;
    return {
      ...person.row,
      departments: this.downward(person.department).map((department) => ({ id: department })),
    };
  }

  departmentRow(id: string): Row | null {
    return this.departments.get(id)?.row ?? null;
  }
}
