import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runScenarioOnEngine } from '../support/run-scenario-on-engine.ts';
import { needsOfStory, type Scenario, scenario } from '../support/scenario.ts';

const folder = 'tests/scenarios';
const read = (name: string): Scenario =>
  scenario.parse(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')));
const offered = new Set(['clock']);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .filter((name) => [...needsOfStory(read(name))].every((need) => offered.has(need)));

describe('stories on the bare engine', () => {
  test.each(files)('%s', async (name) => {
    await runScenarioOnEngine(read(name));
  });
});

describe('a story that turns out otherwise fails, and says at which step', () => {
  const story = read('any-one-decides.json');
  const failing = (expected: object, index = 1): Scenario => ({
    ...story,
    steps: story.steps.map((step, at) =>
      at === index ? { ...step, expect: expected } : step,
    ) as Scenario['steps'],
  });

  test.each([
    ['another state', { state: 'approved' }, /step 2, sun submit: state/],
    ['a to-do too few', { tasks: ['wang: review'] }, /step 2, sun submit: tasks/],
    ['another seat', { seats: ['wang approved'] }, /step 2, sun submit: seats/],
    ['another visit', { visits: [] }, /step 2, sun submit: visits/],
    ['another instance', { instance: 'approved' }, /step 2, sun submit: instance/],
    ['a signed decision', { decisions: ['Wang, Sales approved'] }, /step 2, sun submit: decisions/],
    ['a reason to stand still', { failure: 'loop: start' }, /step 2, sun submit: failure/],
    ['somebody told', { copies: ['wang: review'] }, /step 2, sun submit: copies/],
    ['an act that is not written down', { log: ['sun start', 'wang approve'] }, /step 2, sun submit: log/],
    ['another act', { log: ['li start|wang start'] }, /step 2, sun submit: log/],
    ['a value', { values: { subject: 'Other' } }, /step 2, sun submit: values/],
    ['a key that travels', { absent: ['subject'] }, /step 2, sun submit: subject must not travel/],
    ['a refusal that does not come', { refused: 'task.closed' }, /step 2, sun submit: refused/],
    ['an issue that does not come', { issues: ['field.required /subject'] }, /step 2, sun submit: issues/],
    ['another record', { others: { trip: { state: 'draft' } } }, /step 2, sun submit: state of trip/],
  ])('%s', async (_, expected, message) => {
    await expect(runScenarioOnEngine(failing(expected))).rejects.toThrow(message);
  });

  test('a refusal that nobody expected', async () => {
    await expect(runScenarioOnEngine(failing({}, 2))).rejects.toThrow(/step 3, li read.*refused/);
  });

  test('a balance', async () => {
    const stock = read('stock-in-and-out.json');
    const steps = stock.steps.map((step) => ({
      ...step,
      expect: step.expect?.balances
        ? {
            ...step.expect,
            balances: step.expect.balances.map((one) => ({ ...one, measures: { quantity: '7' } })),
          }
        : step.expect,
    })) as Scenario['steps'];

    await expect(runScenarioOnEngine({ ...stock, steps })).rejects.toThrow(/balance of goods/);
  });
});
