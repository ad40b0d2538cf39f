import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { paragraphs } from '../paragraphs/paragraphs.ts';
import { testDatabase } from '../support/database.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { succeeded } from '../support/test-client.ts';
import { reachDeployment } from './deployment.ts';
import { storiesIn, tell, verdicts } from './kit.ts';
import { type OwnServer, startProgram } from './own-server.ts';
import { sentences } from './sentences.ts';

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

  test('finds that this server keeps the rules, and nobody of it stays active', async () => {
    const { url, credentials } = await serverWith(shippedModule);
    const deployment = await reachDeployment(url, credentials);
    const stories = storiesIn(['tests/scenarios']);

    const told = await tell(deployment, stories);

    expect(
      told.filter(({ problem }) => problem !== undefined).map(({ story, problem }) => [story.title, problem]),
    ).toEqual([]);
    expect(verdicts(told).filter(({ outcome }) => outcome === 'passed').length).toBeGreaterThan(20);
    const { items } = await succeeded(deployment.admin.get('/api/records/user?limit=200'));
    expect((items as { active: boolean }[]).filter(({ active }) => active)).toHaveLength(1);
  }, 600_000);

  test('can be run a second time on the same server', async () => {
    const { url, credentials } = started[0] as OwnServer;
    const deployment = await reachDeployment(url, credentials);
    const stories = storiesIn(['tests/scenarios']).filter(({ rules }) => rules.includes('M3'));

    const told = await tell(deployment, stories);

    expect(told.length).toBeGreaterThan(0);
    expect(told.filter(({ problem }) => problem !== undefined)).toEqual([]);
  }, 120_000);

  test('finds out that a server decides otherwise', async () => {
    const folder = join(temporaryFolder(), 'requests');
    cpSync(shippedModule, folder, { recursive: true });
    const file = join(folder, 'workflows', 'request-all.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"decision": "all"', '"decision": "any"'));
    const { url, credentials } = await serverWith(folder);
    const deployment = await reachDeployment(url, credentials);
    const stories = storiesIn(['tests/scenarios']).filter(({ rules }) => rules.includes('M2'));

    const told = await tell(deployment, stories);

    expect(verdicts(told).find(({ paragraph }) => paragraph === 'M2')).toMatchObject({ outcome: 'failed' });
  }, 120_000);
});
