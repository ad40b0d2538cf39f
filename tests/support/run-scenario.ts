import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { checkStep, placeAfter } from './check-step.ts';
import type { Scenario } from './scenario.ts';
import { call, serverOf } from './scenario-call.ts';
import type { Act, Done, Place, ScenarioDriver } from './scenario-driver.ts';
import { ScenarioNames } from './scenario-names.ts';
import type { ActStep, ScenarioStep } from './scenario-steps.ts';

/** How long something that happens eventually is waited for, in milliseconds. */
const patience = 30_000;

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
    await tell(story, step, step.why === undefined ? title : `${title}: ${step.why}`);
  }
}

interface Story {
  names: ScenarioNames;
  driver: ScenarioDriver;
  /** Remembered revisions. */
  revisions: Map<string, number>;
}

async function tell(story: Story, step: ScenarioStep, title: string): Promise<void> {
  const isEventual = 'eventually' in step && step.eventually === true;
  for (const until = performance.now() + patience; ; await pause(100)) {
    try {
      return await checkStep(story, step, await play(story, step), title);
    } catch (cause) {
      if (!isEventual || performance.now() > until) throw cause;
    }
  }
}

async function play(story: Story, step: ScenarioStep): Promise<Done> {
  const { names, driver, revisions } = story;
  const done = await playStep(story, step);
  if (done.made && 'as' in step) names.add(step.as, done.made);
  if (step.remember !== undefined)
    revisions.set(step.remember, (await driver.read('admin', placeAfter(names, step)))?.revision ?? 0);
  return done;
}

async function playStep(story: Story, step: ScenarioStep): Promise<Done> {
  const { driver, names } = story;
  switch (step.do) {
    case 'call':
      return call(driver, names, step);
    case 'wait':
      await driver.wait(step.for);
      return {};
    case 'batch':
      return decideMany(story, step);
    case 'at-once': {
      const acts = await Promise.all(step.acts.map((one) => actOf(story, one)));
      const ready = await Promise.all(acts.map(({ act }) => driver.prepare(act.actor, act)));
      const clicks = Array.from({ length: step.times }, () => ready).flat();
      return { outcomes: (await Promise.all(clicks.map((click) => click()))).map(outcomeOf) };
    }
    default: {
      const { act, lineIds } = await actOf(story, step);
      const perform = await driver.prepare(step.actor, act);
      return byPlace(await perform(), lineIds);
    }
  }
}

async function decideMany(
  { names, driver, revisions }: Story,
  { actor, records, seen, verdict, opinion }: Extract<ScenarioStep, { do: 'batch' }>,
): Promise<Done> {
  const rows: { place: Place; seen: number }[] = [];
  for (const place of records.map((name) => names.place(name))) {
    const revision = revisions.get(seen ?? '') ?? (await driver.read('admin', place))?.revision ?? 0;
    rows.push({ place, seen: revision });
  }
  return serverOf(driver).batch(actor, rows, { verdict, opinion });
}

/** An act of a step with ids for its names, and the ids of the record's lines where it speaks of them by place. */
async function actOf(
  { names, driver, revisions }: Story,
  step: ActStep,
): Promise<{ act: Act; lineIds: Record<string, string[]> }> {
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
  return { act, lineIds };
}

function outcomeOf({ refused, issues }: Done): string {
  return refused?.code ?? issues?.join(', ') ?? 'done';
}

/** The people and departments whom a step names, by id. */
function peopleOf(names: ScenarioNames, step: ActStep): Record<string, never> {
  const ids = (people: readonly string[]) => people.map((name) => names.place(name).id);
  const named = {
    ...('people' in step && { people: ids(step.people) }),
    ...('target' in step && { target: names.place(step.target).id }),
    ...('department' in step &&
      step.department !== undefined && { department: names.place(step.department).id }),
    ...('chosen' in step &&
      step.chosen && {
        chosen: Object.fromEntries(Object.entries(step.chosen).map(([node, one]) => [node, ids(one)])),
      }),
  };
  return named as Record<string, never>;
}

/** Only a step that speaks of lines by place needs to know their ids. */
function needsLines(step: ActStep): boolean {
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
