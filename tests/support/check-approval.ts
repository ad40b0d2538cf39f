import { expect } from 'vitest';
import type { Told } from './check-step.ts';
import type { Place } from './scenario-driver.ts';
import type { Expectation } from './scenario-expectation.ts';

/** Holds the latest approval of a record against what a story says of it. */
export async function checkApproval(
  { names, driver }: Told,
  place: Place,
  wanted: Expectation,
  title: string,
): Promise<void> {
  const { instance, visits, seats, decisions, failure, copies, log } = wanted;
  if (log) expectLog(log, await driver.log(place), (one) => names.nameOf(one), title);
  if ([instance, visits, seats, decisions, failure, copies].every((one) => one === undefined)) return;
  const approval = await driver.approval(place);
  const actual = {
    instance: approval?.state,
    visits: approval?.visits.map((one) => `${one.node} ${one.state}`),
    seats: approval?.seats.map((one) => `${names.nameOf(one.person)} ${one.state}`),
    decisions: approval?.decisions,
    failure: approval?.failure,
    copies: approval?.copies.map((one) => `${names.nameOf(one.person)}: ${one.node}`),
  };
  for (const [key, value] of Object.entries({ instance, visits, seats, decisions, failure, copies }))
    if (value !== undefined) expect(actual[key as keyof typeof actual], `${title}: ${key}`).toEqual(value);
}

/** What may have happened in either order is written with a bar between: `wang approve|zhao approve`. */
function expectLog(
  wanted: readonly string[],
  actual: readonly { by: string; act: string }[],
  nameOf: (id: string) => string,
  title: string,
): void {
  const told = actual.map(({ by, act }) => `${nameOf(by)} ${act}`);
  const read = told.map((one, index) => (wanted[index]?.split('|').includes(one) ? wanted[index] : one));
  expect(read, `${title}: log`).toEqual(wanted);
}
