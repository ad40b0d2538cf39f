import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paragraphs } from '../paragraphs/paragraphs.ts';
import { testDatabase } from '../support/database.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { succeeded } from '../support/test-client.ts';
import { reachDeployment } from './deployment.ts';
import { storiesIn, tell, type Verdict, verdicts } from './kit.ts';
import { type OwnServer, startProgram } from './own-server.ts';
import { onlyPartly, sentences, untellable } from './sentences.ts';

const shippedModule = 'tests/definitions/requests';
const started: OwnServer[] = [];

afterAll(async () => {
  for (const server of started) await server.stop();
});

async function serverWith(requests: string): Promise<OwnServer> {
  const { uri } = await testDatabase();
  const server = await startProgram(uri, requests);
  started.push(server);
  return server;
}

describe('the conformance kit', () => {
  test('knows the sentence of every paragraph', () => {
    expect(Object.keys(sentences)).toEqual(paragraphs);
  });

  test('has a story of every paragraph, or a reason why not', () => {
    const told = new Set(storiesIn(['tests/scenarios']).flatMap(({ rules }) => rules));

    expect(paragraphs.filter((one) => told.has(one) === one in untellable)).toEqual([]);
    expect(Object.keys(onlyPartly).filter((one) => !told.has(one))).toEqual([]);
  });

  test('finds that this server keeps the rules, and nobody of it stays active', async () => {
    const { url, credentials } = await serverWith(shippedModule);
    const deployment = await reachDeployment(url, credentials);
    // Every story is told to a server of the tests as well; a deployment hears the whole from `npm run conformance`.
    const stories = storiesIn(['tests/scenarios']).filter((_, index) => index % 4 === 0);

    const told = await tell(deployment, stories);

    expect(
      told.filter(({ problem }) => problem !== undefined).map(({ story, problem }) => [story.title, problem]),
    ).toEqual([]);
    expect(verdicts(told).filter(({ outcome }) => outcome === 'passed').length).toBeGreaterThan(10);
    // The kit leaves hundreds of people, so that only those who stayed are asked for.
    const { items } = await succeeded(deployment.admin.get('/api/records/user?filter=active&limit=200'));
    expect((items as { username: string }[]).map(({ username }) => username)).toEqual([credentials.user]);
  }, 1_800_000);

  test('can be run a second time on the same server', async () => {
    const { url, credentials } = started[0] as OwnServer;
    const deployment = await reachDeployment(url, credentials);
    const stories = storiesIn(['tests/scenarios']).filter(({ rules }) => rules.includes('M3'));

    const told = await tell(deployment, stories);

    expect(told.length).toBeGreaterThan(0);
    expect(told.filter(({ problem }) => problem !== undefined)).toEqual([]);
  }, 120_000);
});

/** One small thing that a server gets wrong, and the paragraph that it breaks. */
const mistakes = [
  ['M2', 'one yes is enough where all must agree', 'request-all', '"decision": "all"', '"decision": "any"'],
  ['M3', 'all must agree where one is enough', 'request-any', '"decision": "any"', '"decision": "all"'],
  ['M4', 'who is asked in turn is asked at once', 'request-in-turn', '"sequential"', '"all"'],
  ['M5', 'half is not enough for half', 'request-half', '"percent": 50', '"percent": 51'],
  ['M6', 'heads are counted, not weights', 'request-weights', '"of": "weight"', '"of": "heads"'],
  ['M7', 'all of a group must sign', 'request-groups', '"legal": 1', '"legal": 2'],
  ['M8', 'nothing can be claimed', 'request-claim', '"claim": true', '"claim": false'],
  ['M9', 'no seat goes', 'request-free-seats', '"removeOriginal": true', '"removeOriginal": false'],
  ['S12', 'nobody may abstain', 'request-two-agree', '"abstain": true', '"abstain": false'],
  [
    'G1',
    'the edge of an amount is on the other side',
    'request-by-amount',
    '"amount > 10000"',
    '"amount >= 10000"',
  ],
] as const;

describe('a server with many small mistakes', () => {
  let found: Verdict[];

  beforeAll(async () => {
    const folder = join(temporaryFolder(), 'requests');
    cpSync(shippedModule, folder, { recursive: true });
    for (const [, , workflow, right, wrong] of mistakes) {
      const file = join(folder, 'workflows', `${workflow}.json`);
      const written = readFileSync(file, 'utf8');
      if (!written.includes(right)) throw new Error(`${workflow} says nothing like ${right}`);
      writeFileSync(file, written.replace(right, wrong));
    }
    const { url, credentials } = await serverWith(folder);
    const broken = new Set<string>([...mistakes.map(([paragraph]) => paragraph), 'A5']);
    const stories = storiesIn(['tests/scenarios']).filter(({ rules }) =>
      rules.some((one) => broken.has(one)),
    );
    found = verdicts(await tell(await reachDeployment(url, credentials), stories));
  }, 600_000);

  const outcomeOf = (paragraph: string) => found.find((one) => one.paragraph === paragraph)?.outcome;

  test.each(mistakes)('is found out in %s: %s', (paragraph) => {
    expect(outcomeOf(paragraph)).toBe('failed');
  });

  test('is believed where it is right', () => {
    expect(outcomeOf('A5')).toBe('passed');
  });
});
