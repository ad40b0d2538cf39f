import { DateTime } from 'luxon';
import { expect } from 'vitest';
import type { IssueParams } from '../../engine/issue.ts';
import { isJsonObject } from '../../engine/json.ts';
import { checkApproval } from './check-approval.ts';
import type { Done, Place, ScenarioDriver } from './scenario-driver.ts';
import type { Expectation } from './scenario-expectation.ts';
import type { ScenarioNames } from './scenario-names.ts';
import type { ScenarioStep } from './scenario-steps.ts';
import { storyTimeZone } from './story-time-zone.ts';

/** What a step is checked against: the world, and the names of the story. */
export interface Told {
  names: ScenarioNames;
  driver: ScenarioDriver;
}

/** Holds what became of a step against what the story says; throws where it is otherwise. */
export async function checkStep(told: Told, step: ScenarioStep, done: Done, title: string): Promise<void> {
  const wanted = step.expect ?? {};
  expect(done.refused?.code, `${title}: refused?`).toBe(wanted.refused);
  if (wanted.params)
    expect(inRange(done.refused?.params, wanted.params), `${title}: refused with`).toMatchObject(
      wanted.params,
    );
  expect(done.issues?.slice().sort() ?? [], `${title}: issues?`).toEqual(wanted.issues?.slice().sort() ?? []);
  if (wanted.ends !== undefined) expect(done.ends, `${title}: ends`).toBe(wanted.ends);
  if (wanted.path) expect(pathOf(told, done), `${title}: path`).toEqual(wanted.path);
  if (wanted.outcomes) checkOutcomes(wanted.outcomes, done.outcomes ?? [], title);
  if (done.answer) checkAnswer(told, wanted, done.answer, title);
  for (const [name, value] of Object.entries(wanted.kept ?? {}))
    expect(told.names.valueOf(name), `${title}: kept as ${name}`).toEqual(told.names.resolve(value));
  const isThere = 'as' in step ? done.made !== undefined : step.record !== undefined;
  if (isThere) await checkRecord(told, step, wanted, title);
  for (const { ledger, where, measures } of wanted.balances ?? []) {
    const ids = told.names.resolve(where) as Record<string, string>;
    expect(await told.driver.balance(ledger, ids), `${title}: balance of ${ledger}`).toMatchObject(measures);
  }
  for (const [name, other] of Object.entries(wanted.others ?? {})) {
    const seen = await told.driver.read('admin', told.names.place(name));
    if (other.state !== undefined) expect(seen?.state, `${title}: state of ${name}`).toBe(other.state);
    if (other.values) expectValues(told.names.resolve(other.values), seen?.values, `${title}: ${name}`);
  }
}

/** Params in which a number between the ends of a wanted `"1..1800"` is written so. */
function inRange(actual: IssueParams = {}, wanted: Expectation['params'] = {}): Record<string, unknown> {
  const read = Object.entries(actual).map(([key, value]) => {
    const [, from, to] = /^(\d+)\.\.(\d+)$/.exec(String(wanted[key])) ?? [];
    const isWithin = Number(value) >= Number(from) && Number(value) <= Number(to);
    return [key, isWithin ? wanted[key] : value];
  });
  return Object.fromEntries(read);
}

/** The record that a step is about, or has made. */
export function placeAfter(names: ScenarioNames, step: ScenarioStep): Place {
  return names.place('as' in step ? step.as : (step.record ?? ''));
}

async function checkRecord(
  told: Told,
  step: ScenarioStep,
  wanted: Expectation,
  title: string,
): Promise<void> {
  if (step.do === 'delete' && !wanted.refused) return;
  const { names, driver } = told;
  const place = placeAfter(names, step);
  const { state, values, absent, returnTo } = wanted;
  if (state !== undefined) expect((await driver.read('admin', place))?.state, `${title}: state`).toBe(state);
  await checkTasks(told, place, wanted, title);
  if (returnTo)
    expect((await driver.returnTargets(step.actor, place)).sort(), `${title}: may be given back to`).toEqual(
      returnTo.slice().sort(),
    );
  await checkApproval(told, place, wanted, title);
  if (values || absent) {
    const seen = await driver.read(step.actor, place);
    if (values) expectValues(names.resolve(values), seen?.values, title);
    for (const key of absent ?? [])
      expect(Object.keys(seen?.values ?? {}), `${title}: ${key} must not travel`).not.toContain(key);
  }
}

async function checkTasks(
  { names, driver }: Told,
  place: Place,
  { tasks, due }: Expectation,
  title: string,
): Promise<void> {
  if (!tasks && !due) return;
  const open = await driver.tasks(place);
  if (tasks)
    expect(
      open.map(({ person, node }) => `${names.nameOf(person)}: ${node}`).sort(),
      `${title}: tasks`,
    ).toEqual(tasks.slice().sort());
  if (due)
    expect(
      open.map((one) => `${names.nameOf(one.person)}: ${wallClock(one.due)}`).sort(),
      `${title}: due`,
    ).toEqual(due.slice().sort());
}

/** To the nearest minute: between two requests to a server some thousandths of a second pass. */
function wallClock(moment: string | undefined): string {
  return moment === undefined
    ? 'never'
    : DateTime.fromISO(moment, { zone: storyTimeZone }).plus({ seconds: 30 }).toFormat("yyyy-MM-dd'T'HH:mm");
}

/** `"2 done"`; what one of several may have become is written with a bar between. */
function checkOutcomes(wanted: readonly string[], actual: readonly string[], title: string): void {
  const counted = wanted.map((one) => {
    const [, , outcomes = ''] = /^(\d+) (.+)$/.exec(one) ?? [];
    return `${actual.filter((outcome) => outcomes.split('|').includes(outcome)).length} ${outcomes}`;
  });
  expect(counted, `${title}: outcomes of ${[...new Set(actual)].join(', ')}`).toEqual(wanted);
}

function checkAnswer(
  { names }: Told,
  { status, answer, page }: Expectation,
  actual: NonNullable<Done['answer']>,
  title: string,
): void {
  const said = JSON.stringify(actual.body)?.slice(0, 600);
  if (status === undefined) expect(actual.status, `${title}: status, ${said}`).toBeLessThan(400);
  else expect(actual.status, `${title}: status, ${said}`).toBe(status);
  if (page !== undefined) expect(String(actual.body), `${title}: page`).toContain(page);
  if (answer !== undefined) {
    const wanted = names.resolve(answer);
    expect(narrowed(actual.body, wanted), `${title}: answer, ${said}`).toEqual(wanted);
  }
}

function pathOf({ names }: Told, { path = [] }: Done): string[] {
  return path.map(
    ({ node, people }) =>
      `${node}: ${people.length === 0 ? 'skipped' : people.map((one) => names.nameOf(one)).join(', ')}`,
  );
}

/** Only the keys named are looked at; a reference is named by what it refers to. */
function expectValues(wanted: unknown, actual: unknown, title: string): void {
  expect(narrowed(actual, wanted), `${title}: values`).toEqual(wanted);
}

function narrowed(actual: unknown, wanted: unknown): unknown {
  if (typeof wanted === 'string' && isJsonObject(actual)) return actual.id;
  if (Array.isArray(wanted) && Array.isArray(actual))
    return actual.map((one, index) => (index < wanted.length ? narrowed(one, wanted[index]) : one));
  if (isJsonObject(wanted) && isJsonObject(actual))
    return Object.fromEntries(Object.keys(wanted).map((key) => [key, narrowed(actual[key], wanted[key])]));
  return actual;
}
