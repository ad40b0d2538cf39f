import fc from 'fast-check';
import type { FlowSketch } from '../support/flow.ts';
import type { OrganisationSketch } from '../support/organisation.ts';

/** Everything that a run begins with, as plain data; the request is always of `p0`, and `admin` never leaves. */
export interface World {
  flow: FlowSketch;
  organisation: OrganisationSketch;
  record: Record<string, string | boolean>;
}

export const people = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5'];
const departments = ['d0', 'd1', 'd2'];
export const roles = ['finance', 'clerk'];

/** Mostly the usual, sometimes another. */
export const often = <T>(usual: T, ...others: fc.Arbitrary<T>[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, ...others);
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
const person = fc.constantFrom(...people);

/** Vacant heads, heads of several levels, departments in circles, holders everywhere; some have left before it begins. */
export const randomCompany: fc.Arbitrary<OrganisationSketch> = fc
  .record({
    departments: fc.tuple(
      ...departments.map(() =>
        fc.record({ parent: maybe(fc.constantFrom(...departments)), head: maybe(person) }),
      ),
    ),
    people: fc.tuple(
      ...people.map((id) =>
        fc.record({
          department: maybe(fc.constantFrom(...departments)),
          roles: fc.subarray(roles),
          active: id === 'p0' ? fc.constant(true) : often(true, fc.constant(false)),
        }),
      ),
    ),
  })
  .map((sketch) => ({
    departments: named(departments, sketch.departments),
    people: { ...named(people, sketch.people), admin: { roles: ['administrator'] } },
  }));

function named<T>(ids: readonly string[], values: readonly T[]): Record<string, T> {
  return Object.fromEntries(ids.map((id, index) => [id, values[index] as T]));
}

/** Requests with any field blank. */
export const randomRecord = fc.record(
  {
    amount: fc.constantFrom('0.00', '50.00', '5000.00'),
    urgent: fc.boolean(),
    note: fc.constantFrom('', 'a'),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<World['record']>;
