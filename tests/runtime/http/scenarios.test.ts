import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'vitest';
import { runScenarioOverHttp } from '../../support/run-scenario-over-http.ts';
import { scenario } from '../../support/scenario.ts';

const folder = 'tests/scenarios';

describe('stories through HTTP', () => {
  test.each(readdirSync(folder).filter((name) => name.endsWith('.json')))('%s', async (name) => {
    await runScenarioOverHttp(scenario.parse(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'))));
  });
});
