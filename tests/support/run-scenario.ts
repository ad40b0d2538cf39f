import { expect } from 'vitest';
import { isJsonObject } from '../../engine/json.ts';
import type { Expectation, Scenario, ScenarioStep } from './scenario.ts';
import type { Act, Done, Place, ScenarioDriver } from './scenario-driver.ts';
import { ScenarioNames } from './scenario-names.ts';

/** Plays a story in a world; a step that turns out otherwise fails the test and says which one it is. */
export async function runScenario(scenario: Scenario, driver: ScenarioDriver): Promise<void> {
  const names = new ScenarioNames(await driver.begin(scenario));
  const story: Story = { names, driver, revisions: new Map() };
  for (const [name, { entity, values }] of Object.entries(scenario.records)) {
    const done = await play(story, { do: 'create', actor: 'admin', entity, as: name, values });
    expect(done, `the record ${name} of the beginning`).toEqual({ made: expect.anything() });
  }
  for (const [index, step] of scenario.steps.entries()) {
    const title = `step ${index + 1}, ${step.actor} ${step.do}`;
    const done = await play(story, step);
    await check(story, step, done, step.why === undefined ? title : `${title}: ${step.why}`);
  }
}

interface Story {
  names: ScenarioNames;
  driver: ScenarioDriver;
  /** Remembered revisions. */
  revisions: Map<string, number>;
}

async function play({ names, driver, revisions }: Story, step: ScenarioStep): Promise<Done> {
  const place = 'record' in step ? names.place(step.record) : undefined;
  const seen = 'seen' in step && step.seen !== undefined ? revisions.get(step.seen) : undefined;
  const lineIds = place && needsLines(step) ? linesOf(await driver.read('admin', place)) : {};
  const act: Act = {
    ...step,
    ...('values' in step && { values: names.resolve(step.values, lineIds) as Record<string, never> }),
    ...('lines' in step &&
      step.lines && { lines: names.resolve(step.lines, lineIds) as Record<string, string> }),
    ...peopleOf(names, step),
    ...(place && { place }),
    ...(seen !== undefined && { seenRevision: seen }),
  };
  const done = byPlace(await driver.perform(step.actor, act), lineIds);
  if (done.made && 'as' in step) names.add(step.as, done.made);
  if (step.remember !== undefined)
    revisions.set(step.remember, (await readBack(driver, placeAfter(names, step)))?.revision ?? 0);
  return done;
}

/** The people whom a step names, by id. */
function peopleOf(names: ScenarioNames, step: ScenarioStep): Record<string, never> {
  const ids = (people: readonly string[]) => people.map((name) => names.place(name).id);
  const named = {
    ...('people' in step && { people: ids(step.people) }),
    ...('target' in step && { target: names.place(step.target).id }),
    ...('chosen' in step &&
      step.chosen && {
        chosen: Object.fromEntries(Object.entries(step.chosen).map(([node, one]) => [node, ids(one)])),
      }),
  };
  return named as Record<string, never>;
}

/** Only a step that speaks of lines by place needs to know their ids. */
function needsLines(step: ScenarioStep): boolean {
  return (step.do === 'update' || step.do === 'convert') && JSON.stringify(step).includes('"#');
}

function linesOf(seen: { values: Record<string, unknown> } | undefined): Record<string, string[]> {
  const lists = Object.entries(seen?.values ?? {}).filter(([, value]) => Array.isArray(value));
  return Object.fromEntries(
    lists.map(([field, rows]) => [field, (rows as { id: string }[]).map((row) => row.id)]),
  );
}

/** Issues name a line as the story does: by its place. */
function byPlace(done: Done, lineIds: Record<string, string[]>): Done {
  const places = Object.entries(lineIds).flatMap(([field, ids]) =>
    ids.map((id, index) => [`/${field}/${id}`, `/${field}/#${index}`] as const),
  );
  const issues = done.issues?.map((one) => places.reduce((text, [from, to]) => text.replace(from, to), one));
  return issues ? { ...done, issues } : done;
}

function placeAfter(names: ScenarioNames, step: ScenarioStep): Place {
  return names.place('as' in step ? step.as : step.record);
}

function readBack(driver: ScenarioDriver, place: Place) {
  return driver.read('admin', place);
}

async function check(story: Story, step: ScenarioStep, done: Done, title: string): Promise<void> {
  const wanted = step.expect ?? {};
  expect(done.refused?.code, `${title}: refused?`).toBe(wanted.refused);
  if (wanted.params) expect(done.refused?.params, `${title}: refused with`).toMatchObject(wanted.params);
  expect(done.issues?.slice().sort() ?? [], `${title}: issues?`).toEqual(wanted.issues?.slice().sort() ?? []);
  if (wanted.ends !== undefined) expect(done.ends, `${title}: ends`).toBe(wanted.ends);
  if (wanted.path) expect(pathOf(story, done), `${title}: path`).toEqual(wanted.path);
  if (!('as' in step) || done.made) await checkRecord(story, step, wanted, title);
  for (const { ledger, where, measures } of wanted.balances ?? []) {
    const ids = story.names.resolve(where) as Record<string, string>;
    expect(await story.driver.balance(ledger, ids), `${title}: balance of ${ledger}`).toMatchObject(measures);
  }
  for (const [name, other] of Object.entries(wanted.others ?? {})) {
    const seen = await story.driver.read('admin', story.names.place(name));
    if (other.state !== undefined) expect(seen?.state, `${title}: state of ${name}`).toBe(other.state);
    if (other.values) expectValues(story.names.resolve(other.values), seen?.values, `${title}: ${name}`);
  }
}

async function checkRecord(
  { names, driver }: Story,
  step: ScenarioStep,
  wanted: Expectation,
  title: string,
): Promise<void> {
  if (step.do === 'delete' && !wanted.refused) return;
  const place = placeAfter(names, step);
  const { state, tasks, instance, visits, seats, values, absent } = wanted;
  if (state !== undefined) expect((await readBack(driver, place))?.state, `${title}: state`).toBe(state);
  if (tasks) {
    const open = await driver.tasks(place);
    expect(
      open.map(({ person, node }) => `${names.nameOf(person)}: ${node}`).sort(),
      `${title}: tasks`,
    ).toEqual(tasks.slice().sort());
  }
  if (instance !== undefined || visits || seats) {
    const approval = await driver.approval(place);
    if (instance !== undefined) expect(approval?.state, `${title}: instance`).toBe(instance);
    if (visits)
      expect(
        approval?.visits.map((one) => `${one.node} ${one.state}`),
        `${title}: visits`,
      ).toEqual(visits);
    if (seats)
      expect(
        approval?.seats.map((one) => `${names.nameOf(one.person)} ${one.state}`),
        `${title}: seats`,
      ).toEqual(seats);
  }
  if (values || absent) {
    const seen = await driver.read(step.actor, place);
    if (values) expectValues(names.resolve(values), seen?.values, title);
    for (const key of absent ?? [])
      expect(Object.keys(seen?.values ?? {}), `${title}: ${key} must not travel`).not.toContain(key);
  }
}

function pathOf({ names }: Story, { path = [] }: Done): string[] {
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
