import { MongoCompatibilityError, MongoNetworkError, MongoServerError } from 'mongodb';
import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../../runtime/server/config.ts';
import {
  checkTransactions,
  isInReplicaSet,
  isTransactionRefused,
} from '../../../runtime/server/database/check-transactions.ts';
import { isProgram } from '../../../runtime/server/database/find-program.ts';
import { rustServerProgram } from '../../../runtime/server/database/rust-server.ts';
import type { DatabaseSettings } from '../../../runtime/server/database/source.ts';
import { startDatabase } from '../../../runtime/server/database/start-database.ts';
import { testDatabase } from '../../support/database.ts';
import { runStandaloneServer } from '../../support/standalone-server.ts';

const machine = parseConfig({ ...process.env, MONGODB_URI: '' }, []).config as DatabaseSettings;
const rustServer = rustServerProgram(machine.cacheFolder);

describe('a database must have transactions', () => {
  test('one that has them passes, and nothing is left in it', async () => {
    const { client, name } = await testDatabase();

    await checkTransactions(client, name);

    expect(await client.db(name).listCollections().toArray()).toEqual([]);
  });

  test.runIf(isProgram(rustServer))(
    'one that is no member of a replica set is refused with what to do',
    async () => {
      const server = await runStandaloneServer(rustServer);

      const started = startDatabase({ ...machine, mongodbUri: server.uri });

      await expect(started).rejects.toThrow(/--replSet rs0 .* rs\.initiate\(\).* unset MONGODB_URI/);
      await server.stop();
    },
  );

  test('one that does not answer is refused with its address', async () => {
    const started = startDatabase({
      ...machine,
      mongodbUri: 'mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=100',
    });

    await expect(started).rejects.toThrow(/MONGODB_URI cannot be used: .*127\.0\.0\.1:1/);
  });

  test('an address with an unknown option is refused by its name', async () => {
    const started = startDatabase({ ...machine, mongodbUri: 'mongodb://127.0.0.1:1/?poolsize=3' });

    await expect(started).rejects.toThrow('MONGODB_URI cannot be read: option poolsize is not supported');
  });
});

describe('answers of servers, as documented', () => {
  const greetings: [string, object, boolean][] = [
    ['a member of a replica set', { isWritablePrimary: true, setName: 'rs0', hosts: ['db:27017'] }, true],
    ['a router of a sharded cluster', { isWritablePrimary: true, msg: 'isdbgrid' }, true],
    ['a server on its own', { isWritablePrimary: true, maxWireVersion: 27 }, false],
    ['a member whose set was never initiated', { isWritablePrimary: false, isreplicaset: true }, false],
  ];
  test.each(greetings)('%s', (_title, hello, expected) => {
    expect(isInReplicaSet(hello)).toBe(expected);
  });

  const failures: [string, Error, boolean][] = [
    [
      'a server on its own: transaction numbers are only allowed on a replica set member or mongos',
      new MongoServerError({ ok: 0, code: 20, codeName: 'IllegalOperation' }),
      true,
    ],
    [
      'a command that is not known',
      new MongoServerError({ ok: 0, code: 59, codeName: 'CommandNotFound' }),
      true,
    ],
    ['a storage engine without them', new MongoServerError({ ok: 0, code: 263 }), true],
    ['a driver that knows of none', new MongoCompatibilityError('not supported'), true],
    [
      'an account without the right',
      new MongoServerError({ ok: 0, code: 13, codeName: 'Unauthorized' }),
      false,
    ],
    ['a network that fails', new MongoNetworkError('connection closed'), false],
  ];
  test.each(failures)('%s', (_title, failure, expected) => {
    expect(isTransactionRefused(failure)).toBe(expected);
  });
});
