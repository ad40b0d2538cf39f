import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../../runtime/server/config.ts';
import { identifyProcess } from '../../../runtime/server/database/process-identity.ts';
import type { DatabaseSettings } from '../../../runtime/server/database/source.ts';
import { startDatabase } from '../../../runtime/server/database/start-database.ts';
import { runDatabaseProgram, serverProcess, withClient } from '../../support/run-database-program.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const machine = parseConfig({ ...process.env, MONGODB_URI: '' }, []).config as DatabaseSettings;

describe('the database ends with its program', () => {
  const ends: [string, NodeJS.Signals | undefined, number | string][] = [
    ['stops-on-signal', 'SIGINT', 0],
    ['stops-on-signal', 'SIGTERM', 0],
    ['ignores-signals', 'SIGINT', 'SIGINT'],
    ['ignores-signals', 'SIGTERM', 'SIGTERM'],
    ['ignores-signals', 'SIGHUP', 'SIGHUP'],
    ['ignores-signals', 'SIGKILL', 'SIGKILL'],
    ['throws', undefined, 1],
    ['exits', undefined, 3],
    ['falls-asleep', undefined, 0],
  ];
  test.each(ends)(
    'a program that %s (%s) ends with its own code, its server within 3 s',
    async (end, signal, code) => {
      const program = await runDatabaseProgram(temporaryFolder(), end);
      const server = await serverProcess(program.uri);

      if (signal === undefined) program.goOn();
      else program.kill(signal);

      expect(await program.ended).toBe(code);
      expect(await millisecondsUntilGone(server)).toBeLessThan(3000);
    },
  );

  test('after a SIGKILL the next start takes the folder over at once, with every confirmed record', async () => {
    const dataFolder = temporaryFolder();
    const program = await runDatabaseProgram(dataFolder, 'ignores-signals');
    const confirmed = await writeUntilKilled(program.uri, () => program.kill('SIGKILL'));

    const next = await startDatabase({ ...machine, dataFolder });
    const kept = await withClient(next.uri, (client) => client.db().collection('confirmed').countDocuments());
    await next.stop();

    expect(confirmed).toBeGreaterThan(50);
    expect(kept).toBeGreaterThanOrEqual(confirmed);
  });

  test('a second program on the folder of a running one is refused with its process', async () => {
    const dataFolder = temporaryFolder();
    const program = await runDatabaseProgram(dataFolder, 'stops-on-signal');

    const second = startDatabase({ ...machine, dataFolder });

    await expect(second).rejects.toThrow(`in use by process ${program.id}`);
    program.kill('SIGTERM');
    await program.ended;
  });
});

describe('the server falls over', () => {
  test('it is started again where it was, and the program goes on with every confirmed record', async () => {
    const database = await startDatabase({ ...machine, dataFolder: temporaryFolder() });
    const server = await serverProcess(database.uri);
    const confirmed = await writeUntilKilled(database.uri, () => process.kill(server, 'SIGKILL'));

    const kept = await withClient(database.uri, (client) =>
      client.db().collection('confirmed').countDocuments(),
    );
    const again = await serverProcess(database.uri);
    await database.stop();

    expect(kept).toBeGreaterThanOrEqual(confirmed);
    expect(again).not.toBe(server);
    expect(identifyProcess(again)).toBeUndefined();
  });
});

/** Writes one record after the other, kills after a while, and returns how many were confirmed. */
async function writeUntilKilled(uri: string, kill: () => void): Promise<number> {
  let confirmed = 0;
  await withClient(`${uri}&retryWrites=false&serverSelectionTimeoutMS=500`, async (client) => {
    setTimeout(kill, 700);
    const deadline = Date.now() + 5000;
    while (Date.now() < deadline) {
      const written = await client
        .db()
        .collection('confirmed')
        .insertOne({ at: Date.now() }, { writeConcern: { w: 'majority', j: true } })
        .catch(() => undefined);
      if (!written) return;
      confirmed++;
    }
    throw new Error('nobody was killed');
  });
  return confirmed;
}

async function millisecondsUntilGone(id: number): Promise<number> {
  const since = Date.now();
  while (identifyProcess(id) !== undefined && Date.now() - since < 10_000) await pause(10);
  return Date.now() - since;
}
