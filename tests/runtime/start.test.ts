import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runServerProgram } from '../support/run-server-program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const server = ['--import', 'tsx', 'runtime/server/main.ts', '--no-open'];

describe('the program', () => {
  test('npm start says its database and its definitions, is ready, answers, and ends on Ctrl-C with 0', async () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const program = runServerProgram([scripts.start.replace(/^node /, ''), '--no-open'], {
      FORMWORK_DATA: temporaryFolder(),
    });

    const answer = await fetch(`${await program.url}/healthz`);
    program.kill('SIGINT');

    expect(answer.status).toBe(200);
    expect(program.output()).toMatch(/Database: \S+ \S+ \(.*\), data in .*\nDefinitions: .*organisation/);
    expect(await program.ended).toBe(0);
  });

  test('a second one on the same data folder is refused and names the first', async () => {
    const environment = { FORMWORK_DATA: temporaryFolder() };
    const first = runServerProgram(server, environment);
    await first.url;

    const second = runServerProgram(server, environment);

    expect(await second.ended).toBe(78);
    expect(second.output()).toMatch(/database folder .* is in use by process \d+\. Stop that program/);
    first.kill('SIGTERM');
    expect(await first.ended).toBe(0);
  });

  test('after a SIGKILL the next one starts on the same data folder', async () => {
    const environment = { FORMWORK_DATA: temporaryFolder() };
    const first = runServerProgram(server, environment);
    await first.url;
    first.kill('SIGKILL');
    await first.ended;

    const second = runServerProgram(server, environment);

    expect((await fetch(`${await second.url}/healthz`)).status).toBe(200);
    second.kill('SIGTERM');
    expect(await second.ended).toBe(0);
  });

  test('all wrong settings are told at once, without a stack', async () => {
    const program = runServerProgram([...server, '--fast'], { PORT: 'http', LOG_LEVEL: 'loud' });

    expect(await program.ended).toBe(78);
    expect(program.output().trim().split('\n')).toEqual([
      'Settings that cannot be used:',
      expect.stringMatching(/^PORT is "http"; allowed: /),
      expect.stringMatching(/^LOG_LEVEL is "loud"; allowed: /),
      expect.stringMatching(/^--fast is not an option; allowed: /),
    ]);
  });

  test('a broken definition is told with its file and line before a database starts', async () => {
    const folder = temporaryFolder();

    const program = runServerProgram([...server, '--definitions', folder], {
      FORMWORK_DATA: temporaryFolder(),
    });

    expect(await program.ended).toBe(78);
    expect(program.output()).toContain(`${folder}/module.json:1 definition.missing-key`);
    expect(program.output()).not.toContain('Database:');
  });
});
