import type { Document } from 'mongodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { learnBulkWriting } from '../../../runtime/server/store/bulk-writing.ts';
import { Scope } from '../../../runtime/server/store/scope.ts';
import { Transactions } from '../../../runtime/server/store/transactions.ts';
import { Overtaken } from '../../../runtime/server/store/writes.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';

/** How a server takes them: all in one command where it can, else one after another. */
const ways = ['together', 'in turn'] as const;

describe.each(ways)('writes of a transaction that go %s', (way) => {
  let database: TestDatabase;
  let scope: Scope;

  beforeAll(async () => {
    database = await testDatabase();
    // Of a server that was not asked nothing is expected.
    if (way === 'together') await learnBulkWriting(database.client);
    scope = new Scope(database.client.db(database.name), 'acme');
    await scope.collection('orders').createIndex({ code: 1 }, { unique: true });
    await scope.write({ collection: 'orders', insert: { _id: 'kept', tenant: 'acme', code: 'K', rev: 1 } });
  });

  afterAll(() => scope.collection('orders').drop());

  function transact(work: (within: Scope) => Promise<void>): Promise<void> {
    return new Transactions(database.client).run('acme', async (session) => {
      const within = scope.within(session);
      await work(within);
      await within.settle();
    });
  }

  const all = (): Promise<Document[]> => scope.collection('orders').find().sort({ _id: 1 }).toArray();
  const own = (_id: string) => scope.own({ _id }) as { _id: string };
  const into = { collection: 'orders' };

  test('are there in their order, of several collections', async () => {
    await transact(async (within) => {
      await within.write({ ...into, insert: { _id: 'new', tenant: 'acme', code: 'N', rev: 1 } });
      await within.write({ collection: 'logs', insert: { _id: 'log', tenant: 'acme', left: undefined } });
      await within.write(
        { ...into, filter: own('new'), update: { $inc: { rev: 1 } } },
        { ...into, filter: scope.own({ rev: 2 }), update: { $set: { seen: true } }, many: true },
        { ...into, filter: own('other'), update: { $setOnInsert: { code: 'O' } }, upsert: true },
      );
    });

    expect(await all()).toMatchObject([
      { _id: 'kept', rev: 1 },
      { _id: 'new', rev: 2, seen: true },
      { _id: 'other', code: 'O' },
    ]);
    expect(await scope.collection('logs').findOne()).toEqual({ _id: 'log', tenant: 'acme' });
    await scope.write({ ...into, filter: { _id: { $in: ['new', 'other'] } }, remove: 'all' });
  });

  test('are there before what the transaction reads after it has settled', async () => {
    await transact(async (within) => {
      await within.write({ ...into, insert: { _id: 'read', code: 'R' } });
      await within.settle();

      expect(await scope.collection('orders').findOne({ code: 'R' })).toBeNull();
      const found = await within.collection('orders').findOne({ code: 'R' }, within.options);
      expect(found).toMatchObject({ _id: 'read' });
    });

    await scope.write({ ...into, filter: { code: 'R' }, remove: 'one' });
  });

  test.each([
    ['replaces', { replacement: { code: 'X' } }],
    ['removes', { remove: 'one' as const }],
  ])('A08: one that %s what has changed meanwhile takes all others back', async (_, change) => {
    const writing = transact(async (within) => {
      await within.write({ ...into, insert: { _id: 'first', code: 'F' } });
      await within.write({ ...into, filter: scope.own({ _id: 'kept', rev: 7 }), ...change, isFenced: true });
    });

    await expect(writing).rejects.toThrow(Overtaken);
    expect(await all()).toMatchObject([{ _id: 'kept', code: 'K', rev: 1 }]);
  });

  test('a value that must be unique and is not is told as everywhere else', async () => {
    const writing = transact((within) => within.write({ ...into, insert: { _id: 'twin', code: 'K' } }));

    await expect(writing).rejects.toMatchObject({ code: 11000, message: expect.stringContaining('code_1') });
  });

  test('A03: of those who write the same at once nobody is lost', async () => {
    const raise = { ...into, filter: own('kept'), update: { $inc: { raised: 1 } }, isFenced: true };

    await Promise.all(Array.from({ length: 20 }, () => transact((within) => within.write(raise))));

    expect(await all()).toMatchObject([{ _id: 'kept', raised: 20 }]);
  });

  test('are as large as their documents may be, whatever a command holds', async () => {
    const text = 'x'.repeat(7_000_000);

    await transact(async (within) => {
      for (const _id of ['large', 'larger', 'largest'])
        await within.write({ ...into, insert: { _id, code: _id, text } });
    });

    expect((await all()).map(({ _id }) => _id)).toEqual(['kept', 'large', 'larger', 'largest']);
  });
});
