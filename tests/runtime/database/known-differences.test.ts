import type { ClientSession, Collection, Db, Document, TransactionOptions } from 'mongodb';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  type KnownDifferenceId,
  knownDifferences,
} from '../../../runtime/server/database/known-differences.ts';
import { connect } from '../../../runtime/server/store/database.ts';
import { Scope } from '../../../runtime/server/store/scope.ts';
import { sortKey } from '../../../runtime/server/store/search-key.ts';
import { testDatabase } from '../../support/database.ts';

let db: Db;
let server: 'MongoDB' | 'Rust' | 'Python';

beforeAll(async () => {
  const { client, name } = await testDatabase();
  db = client.db(name);
  const { secantusVersion, buildEnvironment } = await client.db('admin').command({ buildInfo: 1 });
  if (secantusVersion === undefined) server = 'MongoDB';
  else server = buildEnvironment?.cc === 'rustc' ? 'Rust' : 'Python';
});

/** What a difference looks like on the embedded servers, and that what is done instead is right on every server. */
interface Proof {
  differs?: () => Promise<void>;
  isRight: () => Promise<void>;
}

const proofs: Record<KnownDifferenceId, Proof> = {
  'range-is-read-before-limit': {
    differs: async () => {
      const orders = await ordersOfTwoTenants();

      const [large, small] = [
        await bestTime(() => firstPage(orders, 'large')),
        await bestTime(() => firstPage(orders, 'small')),
      ];

      expect(large / small).toBeGreaterThan(3);
    },
    isRight: async () => {
      const orders = await ordersOfTwoTenants();

      const narrow = await orders
        .find({ tenant: 'large', at: { $gte: 500, $lt: 520 } })
        .sort({ at: 1 })
        .toArray();
      const total = await orders.countDocuments({ tenant: 'large' }, { limit: 1000 });

      expect(narrow.map(({ at }) => at)).toEqual(Array.from({ length: 20 }, (_, at) => 500 + at));
      expect(total).toBe(1000);
    },
  },
  // How long it takes is for the bench to say.
  'ids-beside-a-field': {
    isRight: async () => {
      const orders = db.collection<{ _id: string; tenant: string }>('by-id');
      const ids = Array.from({ length: 60 }, (_, at) => `${at}`);
      await orders.insertMany(ids.map((_id, at) => ({ _id, tenant: at % 2 ? 'odd' : 'even' })));
      const odd = new Scope(db, 'odd');

      const found = [[], ['1'], ['0', '1', '2', '3'], ids].map(async (some) =>
        (await orders.find(odd.ownByIds(some)).toArray()).map(({ _id }) => _id),
      );

      expect(await Promise.all(found)).toEqual([
        [],
        ['1'],
        expect.toSatisfy((some) => [...some].sort().join() === '1,3'),
        expect.toSatisfy((some) => some.length === 30 && some.every((id: string) => Number(id) % 2 === 1)),
      ]);
    },
  },
  'sum-over-array-path': {
    differs: async () => {
      const sums = { sum: { $sum: '$lines.quantity' }, most: { $max: '$lines.quantity' } };
      expect(await ofOneOrder([{ $project: { _id: 0, ...sums } }])).toEqual([{ sum: 0, most: null }]);
    },
    isRight: async () => {
      const add = { $add: ['$$value', '$$this.quantity'] };
      const folded = { $reduce: { input: '$lines', initialValue: 0, in: add } };
      expect(await ofOneOrder([{ $project: { _id: 0, sum: folded } }])).toEqual([{ sum: 6 }]);

      const grouped = { $group: { _id: 'all', sum: { $sum: '$lines.quantity' } } };
      expect(await ofOneOrder([{ $unwind: '$lines' }, grouped])).toEqual([{ _id: 'all', sum: 6 }]);
    },
  },
  'first-upserts-race': {
    differs: async () => {
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, round) => raceForCounter(`round-${round}`)),
      );

      expect(answers.flat()).toContain(undefined);
      expect(await db.collection('counters').distinct('count')).toEqual([20]);
    },
    isRight: async () => {
      const counters = db.collection<Counter>('counters');
      await Promise.all(
        Array.from({ length: 20 }, () =>
          counters.updateOne({ _id: 'put-first' }, { $setOnInsert: { count: 0 } }, { upsert: true }),
        ),
      );

      const putFirst = await raceForCounter('put-first');
      const inTransaction = await raceForCounter('in-transaction', true);

      const oneToTwenty = Array.from({ length: 20 }, (_, index) => index + 1);
      expect(putFirst.sort(byNumber)).toEqual(oneToTwenty);
      expect(inTransaction.sort(byNumber)).toEqual(oneToTwenty);
    },
  },
  'unique-value-is-kept': {
    differs: async () => {
      const codes = await collectionOfCodes('by-update');
      await codes.updateOne({ _id: 'first' }, { $set: { code: 'B' } });

      const again = codes.insertOne({ _id: 'second', code: 'A' });

      if (server === 'Rust') await expect(again).rejects.toMatchObject({ code: 11000 });
      else await again;
    },
    isRight: async () => {
      const codes = await collectionOfCodes('by-insert');
      await db.client.withSession((session) =>
        session.withTransaction(async () => {
          await codes.deleteOne({ _id: 'first' }, { session });
          await codes.insertOne({ _id: 'first', code: 'B' }, { session });
        }),
      );

      await codes.insertOne({ _id: 'second', code: 'A' });
      await expect(codes.insertOne({ _id: 'third', code: 'B' })).rejects.toMatchObject({ code: 11000 });
    },
  },
  'chinese-collation': {
    differs: async () => {
      const names = await customersSortedBy({ name: 1 });
      expect(names).toBe(server === 'Python' ? '张李王阿陈' : '阿陈李王张');
    },
    isRight: async () => {
      expect(await customersSortedBy({ key: 1 })).toBe('阿陈李王张');
    },
  },
  'expression-value-over-array': {
    differs: async () => {
      const customers = await customersWithTokens();
      expect(await customers.countDocuments({ tokens: /^huax/ })).toBe(server === 'Python' ? 0 : 1);
    },
    isRight: async () => {
      const customers = await customersWithTokens();
      expect(await customers.countDocuments({ tokens: { $regex: '^huax' } })).toBe(1);
    },
  },
  'lookup-without-bound': {
    isRight: async () => {
      const orders = await ordersOfTwoTenants();
      const pairs = { from: orders.collectionName, pipeline: [{ $match: { tenant: 'large' } }], as: 'all' };

      const asked = orders.aggregate([{ $lookup: pairs }, { $unwind: '$all' }, { $count: 'n' }], {
        maxTimeMS: 200,
      });

      await expect(asked.toArray()).rejects.toMatchObject({ code: 50 });
      expect(await db.command({ ping: 1 })).toMatchObject({ ok: 1 });
    },
  },
  'bulk-write-in-transaction': {
    differs: async () => {
      if (server !== 'Rust') return;
      const moved = await collectionOfCodes('moved');
      const write = (session: ClientSession) =>
        db.client.db('admin').command(
          {
            bulkWrite: 1,
            ops: [{ update: 0, filter: { _id: 'first' }, updateMods: { $set: { at: 1 } }, multi: false }],
            nsInfo: [{ ns: moved.namespace }],
          },
          { session },
        );

      const withConcern = transaction({ readConcern: { level: 'snapshot' } }, write);
      await expect(withConcern).rejects.toMatchObject({ code: 40415 });

      const [read, answer] = await transaction({}, async (session) => {
        await moved.findOne({}, { session });
        await moved.updateOne({ _id: 'first' }, { $set: { code: 'B' } });
        return [await moved.findOne({ _id: 'first' }, { session }), await write(session)];
      });
      expect(read).toMatchObject({ code: 'A' });
      expect(answer).toMatchObject({ ok: 1, cursor: { firstBatch: [{ ok: 0, code: 112 }] } });
    },
    isRight: async () => {
      const { uri, name } = await testDatabase();
      const own = await connect({ uri, poolSize: 5 });
      const raise = { filter: { _id: 'raised' }, update: { $inc: { count: 1 } }, upsert: true };

      await Promise.all(
        Array.from({ length: 20 }, () =>
          own.transact('acme', async (session) => {
            const scope = new Scope(own.db, 'acme', session);
            await scope.write({ collection: 'raised', ...raise });
            await scope.settle();
          }),
        ),
      );

      expect(await own.client.db(name).collection('raised').findOne()).toMatchObject({ count: 20 });
      await own.close();
    },
  },
  'missing-features': {
    differs: async () => {
      const customers = db.collection('features');
      await customers.insertOne({ name: '华芯电子' });

      await expect(customers.createIndex({ name: 'text' })).rejects.toMatchObject({ code: 67 });
      await expect(customers.createIndex({ name: 'hashed' })).rejects.toMatchObject({ code: 67 });
      await expect(customers.find({ $where: 'true' }).toArray()).rejects.toThrow('$where');
      await expect(customers.find({ $text: { $search: '华' } }).toArray()).rejects.toThrow();
      await customers.createIndex({ '$**': 1 });
      const plan = await customers.find({ name: '华芯电子' }).explain();
      expect(plan.queryPlanner.winningPlan.stage).toBe('COLLSCAN');
    },
    isRight: async () => {
      const customers = await customersWithTokens();
      expect(await customers.distinct('tokens', { tokens: { $regex: '^dong' } })).toContain('东方');
    },
  },
};

describe.each(Object.entries(proofs))('%s', (id, { differs, isRight }) => {
  const { difference, instead } = knownDifferences[id as KnownDifferenceId];

  if (differs)
    test(`differs: ${difference}`, async ({ skip }) => {
      if (server === 'MongoDB') skip('the server is MongoDB itself');
      await differs();
    });

  test(`instead: ${instead}`, isRight);
});

/** One document of code A, and no two of one code. */
async function collectionOfCodes(name: string): Promise<Collection<{ _id: string; code: string }>> {
  const codes = db.collection<{ _id: string; code: string }>(name);
  await codes.createIndex({ code: 1 }, { unique: true });
  await codes.insertOne({ _id: 'first', code: 'A' });
  return codes;
}

/** What a transaction gives; nothing of it stays. */
async function transaction<T>(
  options: TransactionOptions,
  work: (session: ClientSession) => Promise<T>,
): Promise<T> {
  return db.client.withSession({ causalConsistency: false }, async (session) => {
    session.startTransaction(options);
    return work(session).finally(() => session.abortTransaction());
  });
}

interface Order extends Document {
  tenant: string;
  at: number;
}

/** 10,000 orders of one tenant and 20 of another, indexed as the store does. */
async function ordersOfTwoTenants(): Promise<Collection<Order>> {
  const orders = db.collection<Order>('orders');
  if ((await orders.estimatedDocumentCount()) > 0) return orders;
  await orders.createIndex({ tenant: 1, at: 1 });
  await orders.insertMany(Array.from({ length: 10_000 }, (_, at) => ({ tenant: 'large', at })));
  await orders.insertMany(Array.from({ length: 20 }, (_, at) => ({ tenant: 'small', at })));
  return orders;
}

function firstPage(orders: Collection<Order>, tenant: string): Promise<unknown> {
  return orders.find({ tenant }).sort({ at: 1 }).limit(20).toArray();
}

async function bestTime(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 7; round++) {
    const since = performance.now();
    await work();
    times.push(performance.now() - since);
  }
  return Math.min(...times);
}

async function ofOneOrder(pipeline: Document[]): Promise<Document[]> {
  const orders = db.collection<{ _id: string; lines: { quantity: number }[] }>('one-order');
  const lines = [{ quantity: 1 }, { quantity: 2 }, { quantity: 3 }];
  await orders.replaceOne({ _id: 'only' }, { lines }, { upsert: true });
  return orders.aggregate(pipeline).toArray();
}

async function customersWithTokens(): Promise<Collection> {
  const customers = db.collection('searched');
  if ((await customers.countDocuments()) > 0) return customers;
  await customers.createIndex({ tokens: 1 });
  await customers.insertMany([{ tokens: ['华芯电子', 'huaxin'] }, { tokens: ['东方', 'dongfang'] }]);
  return customers;
}

interface Counter extends Document {
  _id: string;
  count: number;
}

/** Twenty at once ask for the next number of a counter; what each was told. */
function raceForCounter(counter: string, inTransaction = false): Promise<(number | undefined)[]> {
  const counters = db.collection<Counter>('counters');
  return Promise.all(
    Array.from({ length: 20 }, () =>
      db.client.withSession(async (session) => {
        const next = () =>
          counters.findOneAndUpdate(
            { _id: counter },
            { $inc: { count: 1 } },
            { upsert: true, returnDocument: 'after', session },
          );
        const answer = inTransaction ? await session.withTransaction(next) : await next();
        return answer?.count;
      }),
    ),
  );
}

function byNumber(one: number | undefined, other: number | undefined): number {
  return (one ?? 0) - (other ?? 0);
}

async function customersSortedBy(order: Record<string, 1>): Promise<string> {
  const customers = db.collection('customers');
  if ((await customers.countDocuments()) === 0)
    await customers.insertMany([...'张李王陈阿'].map((name) => ({ name, key: sortKey(name) })));
  const sorted = customers.find().sort(order);
  const found = await ('name' in order ? sorted.collation({ locale: 'zh' }) : sorted).toArray();
  return found.map(({ name }) => name).join('');
}
