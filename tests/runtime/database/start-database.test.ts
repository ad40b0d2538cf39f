import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import { parseConfig } from '../../../runtime/server/config.ts';
import { findProgram, isProgram } from '../../../runtime/server/database/find-program.ts';
import { rustServerProgram } from '../../../runtime/server/database/rust-server.ts';
import type { DatabaseSettings } from '../../../runtime/server/database/source.ts';
import { startDatabase } from '../../../runtime/server/database/start-database.ts';
import { serveArchive, standInForMongod, writeProgram } from '../../support/official-server.ts';
import { withClient } from '../../support/run-database-program.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const machine = parseConfig({ ...process.env, MONGODB_URI: '' }, []).config as DatabaseSettings;
const hasRustServer = isProgram(rustServerProgram(machine.cacheFolder));
const hasPythonOnly =
  findProgram('mongod', machine.programFolders) === undefined &&
  findProgram('python3', machine.programFolders) !== undefined;

/** No test depends on the internet: the official server is downloaded from this test, or from nowhere. */
beforeEach(() => {
  vi.stubEnv('MONGOMS_DOWNLOAD_MIRROR', 'http://127.0.0.1:1');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

/** The settings of this machine with a data folder of the test's own. */
function settingsWith(changes: Partial<DatabaseSettings>): DatabaseSettings {
  return { ...machine, dataFolder: temporaryFolder(), ...changes };
}

describe('a database of our own', () => {
  test('keeps its data between starts, in the data folder', async () => {
    const settings = settingsWith({});

    const first = await startDatabase(settings);
    await withClient(first.uri, (client) => client.db().collection('orders').insertOne({ number: 'SO-1' }));
    await first.stop();
    const second = await startDatabase(settings);
    const found = await withClient(second.uri, (client) => client.db().collection('orders').find().toArray());
    await second.stop();

    expect(found).toMatchObject([{ number: 'SO-1' }]);
    expect(second.description).toContain(join(settings.dataFolder, 'database'));
  });

  test('says in one line which server it is, of which version, from where and in which folder', async () => {
    const database = await startDatabase(settingsWith({}));
    await database.stop();

    expect(database.description).toMatch(/^(SecantusDB|MongoDB) \d+\.\d+\S* \(.+\), data in \/\S+$/);
    expect(database.name).toBe('formwork');
  });

  test('B01: takes back within 15 s what a process that died was writing', async () => {
    const database = await startDatabase(settingsWith({}));

    const limit = await withClient(database.uri, (client) =>
      client.db('admin').command({ getParameter: 1, transactionLifetimeLimitSeconds: 1 }),
    );
    await database.stop();

    expect(limit.transactionLifetimeLimitSeconds).toBe(15);
  });

  test('a second start on its folder is refused with the process that holds it', async () => {
    const settings = settingsWith({});
    const database = await startDatabase(settings);

    const second = startDatabase(settings);

    await expect(second).rejects.toThrow(`in use by process ${process.pid}`);
    await database.stop();
  });

  test('without any source every reason is told, and the folder stays as it was', async () => {
    const settings = settingsWith({ programFolders: [], cacheFolder: temporaryFolder() });

    const started = startDatabase(settings);

    await expect(started).rejects.toThrow(
      /no mongod on PATH[\s\S]*npm run database:build[\s\S]*no Python 3\.10 to 3\.13[\s\S]*set MONGODB_URI/,
    );
    expect(readdirSync(join(settings.dataFolder, 'database'))).toEqual([]);
  });

  test('a data folder that cannot be made is told with its path', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');

    const started = startDatabase(settingsWith({ dataFolder: file }));

    await expect(started).rejects.toThrow(`The data folder ${join(file, 'database')} cannot be written`);
  });
});

describe('the order of the sources', () => {
  test.runIf(hasRustServer)('a server in the cache comes before any that must be fetched', async () => {
    const database = await startDatabase(settingsWith({ programFolders: [] }));
    await database.stop();

    expect(database.description).toContain('built into the cache of this user');
  });

  test.runIf(hasRustServer)('a mongod on PATH comes first, as a replica set of one', async () => {
    const folder = temporaryFolder();
    writeProgram(folder, standInForMongod(rustServerProgram(machine.cacheFolder)));

    const settings = settingsWith({ programFolders: [folder, '/usr/bin', '/bin'] });
    const database = await startDatabase(settings);
    await database.stop();

    expect(database.description).toContain('(mongod on PATH)');
    expect(readdirSync(join(settings.dataFolder, 'database'))).toEqual(['mongod', 'mongod.log']);
  });

  test.runIf(hasRustServer)('a mongod that does not start gives way to the next source', async () => {
    const folder = temporaryFolder();
    writeProgram(folder, '#!/bin/sh\necho "Illegal instruction" >&2\nexit 132\n');

    const settings = settingsWith({ programFolders: [folder] });
    const database = await startDatabase(settings);
    await database.stop();

    expect(database.description).toContain('built into the cache');
    expect(existsSync(join(settings.dataFolder, 'database', 'mongod'))).toBe(false);
  });

  test.runIf(hasRustServer)('data that is there is never left for another server', async () => {
    const folder = temporaryFolder();
    writeProgram(folder, '#!/bin/sh\necho "wrong data version" >&2\nexit 62\n');
    const settings = settingsWith({ programFolders: [folder] });
    mkdirSync(join(settings.dataFolder, 'database', 'mongod'), { recursive: true });

    const started = startDatabase(settings);

    await expect(started).rejects.toThrow(/mongod cannot be opened[\s\S]*wrong data version/);
  });

  test.runIf(hasRustServer)(
    'the official server is downloaded where its host answers, and kept',
    async () => {
      const mirror = await serveArchive(standInForMongod(rustServerProgram(machine.cacheFolder)));
      vi.stubEnv('MONGOMS_DOWNLOAD_MIRROR', mirror.url);
      vi.stubEnv('MONGOMS_USE_HTTP', '1');
      const settings = settingsWith({ programFolders: [], cacheFolder: temporaryFolder() });

      const first = await startDatabase(settings);
      await first.stop();
      await mirror.close();
      const second = await startDatabase(settings);
      await second.stop();

      expect(first.description).toContain('(downloaded into the cache of this user)');
      expect(second.description).toContain('(downloaded earlier into the cache of this user)');
    },
  );

  test.runIf(hasPythonOnly)(
    'the last is one from the package registry of Python, installed once',
    async () => {
      const told: string[] = [];
      const settings = settingsWith({ cacheFolder: temporaryFolder() });

      const first = await startDatabase(settings, (line) => told.push(line));
      await first.stop();
      const second = await startDatabase({ ...settings, programFolders: [] }, (line) => told.push(line));
      await second.stop();

      expect(first.description).toContain('(installed into the cache of this user)');
      expect(second.description).toContain('(installed earlier into the cache of this user)');
      expect(told).toHaveLength(1);
    },
  );

  test('the address of the operator comes before all', async () => {
    const database = await startDatabase(settingsWith({ mongodbUri: inject('databaseUri') }));
    await database.stop();

    const answer = await withClient(database.uri, (client) => client.db().command({ ping: 1 }));
    expect(database.description).toMatch(/of MONGODB_URI at 127\.0\.0\.1:\d+, database formwork$/);
    expect(answer.ok).toBe(1);
  });
});
