import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { paragraphs } from '../paragraphs/paragraphs.ts';
import { HttpDriver } from '../support/http-driver.ts';
import { runScenario } from '../support/run-scenario.ts';
import { folderOf } from '../support/run-scenario-on-engine.ts';
import { type Need, needsOfStory, type Scenario, scenario } from '../support/scenario.ts';
import { DeployedWorld } from './deployed-world.ts';
import type { Deployment } from './deployment.ts';
import { namedPeople } from './named-people.ts';
import { onlyPartly, untellable } from './sentences.ts';

/** The module that the stories of the kit are about; shipped ones may be in use with data of their own. */
const module = 'requests';

/** How a story turned out. */
export interface Told {
  story: Scenario;
  /** What it did not find as it should be; absent when all was. */
  problem?: string;
  /** Why it could not be told; absent when it was. */
  untold?: string;
}

/** What stories may need that no deployment has. */
const missing: Partial<Record<Need, string>> = {
  clock: 'its story needs a clock that can be moved; `npm test` tells it to a server that has one',
  publishing:
    'its story publishes definitions of its own; `npm test` tells it to a server that has no others',
};

/** What became of one paragraph. */
export interface Verdict {
  paragraph: string;
  outcome: 'passed' | 'failed' | 'left out';
  /** Why it failed or was left out; of one that passed, what was not told. */
  reason: string;
}

/** The stories that any deployment with the kit's module can be told. */
export function storiesIn(folders: readonly string[]): Scenario[] {
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => join(folder, name)),
  );
  return files
    .map((file) => scenario.parse(JSON.parse(readFileSync(file, 'utf8'))))
    .filter(({ modules }) => modules.every((one) => one === module || one === 'organisation'));
}

/** Tells the stories to a deployment, one after another, each with people of its own. */
export async function tell(
  deployment: Deployment,
  stories: readonly Scenario[],
  heard: (told: Told) => void = () => undefined,
): Promise<Told[]> {
  if (!deployment.entities.has('request'))
    throw new Error(
      'the deployment has no module of requests: start it with --definitions tests/definitions/requests',
    );
  const named = namedPeople([folderOf(module)]);
  const all: Told[] = [];
  for (const story of stories) {
    const told = await tellOne(deployment, story, named);
    all.push(told);
    heard(told);
  }
  return all;
}

async function tellOne(deployment: Deployment, story: Scenario, named: ReadonlySet<string>): Promise<Told> {
  const untold = [...needsOfStory(story)].map((need) => missing[need]).find((one) => one !== undefined);
  if (untold !== undefined) return { story, untold };
  const driver = new HttpDriver(new DeployedWorld(deployment, named));
  try {
    await runScenario(story, driver);
    return { story };
  } catch (cause) {
    return { story, problem: (cause as Error).message.split('\n')[0] as string };
  } finally {
    await driver.end();
  }
}

/** What the stories say of every paragraph: one that fails makes it fail. */
export function verdicts(told: readonly Told[]): Verdict[] {
  return paragraphs.map((paragraph) => {
    const own = told.filter(({ story }) => story.rules.includes(paragraph));
    const failed = own.find(({ problem }) => problem !== undefined);
    if (failed) return { paragraph, outcome: 'failed', reason: `${failed.story.title}: ${failed.problem}` };
    const untold = own.filter((one) => one.untold !== undefined);
    if (untold.length < own.length)
      return { paragraph, outcome: 'passed', reason: limitsOf(paragraph, untold) };
    return {
      paragraph,
      outcome: 'left out',
      reason:
        untold[0]?.untold ??
        `${untellable[paragraph] ?? 'no story tells it'}; \`npm run paragraphs\` names its tests`,
    };
  });
}

/** What of a paragraph that passed was not told. */
function limitsOf(paragraph: string, untold: readonly Told[]): string {
  const stories = untold.map((one) => `not “${one.story.title}”: ${one.untold}`);
  const partly = onlyPartly[paragraph];
  return [...(partly === undefined ? [] : [`only ${partly}`]), ...stories].join('; ');
}
