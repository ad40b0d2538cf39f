import { beforeAll, describe, expect, test } from 'vitest';
import type { Acting } from '../../../runtime/server/operations/acting.ts';
import { Invalid } from '../../../runtime/server/operations/invalid.ts';
import { listRecords } from '../../../runtime/server/operations/list-records.ts';
import type { ListRequest } from '../../../runtime/server/operations/list-request.ts';
import { openShops, type Shop } from './shop.ts';

let shop: Shop;
let boss: Acting;
let ann: Acting;
beforeAll(async () => {
  [shop] = (await openShops('acme')) as [Shop];
  boss = await shop.acting('boss');
  ann = await shop.acting('ann');
  for (const number of [1, 2, 3])
    await shop.put('product', `p${number}`, { name: `P${number}`, active: true });
});

async function problemOf(acting: Acting, request: ListRequest): Promise<Invalid> {
  const answer = await listRecords(acting, 'product', request).catch((cause: unknown) => cause);
  if (answer instanceof Invalid) return answer;
  throw new Error(`not refused: ${JSON.stringify(request)} gave ${JSON.stringify(answer)}`);
}

const problemsOf = async (acting: Acting, request: ListRequest) => {
  const { status, issues } = await problemOf(acting, request);
  return [status, ...issues.map((one) => `${one.code} ${one.path}`)];
};

const wrong: [title: string, request: ListRequest, problems: unknown[]][] = [
  ['no condition', { filter: 'price >' }, [422, 'expression.syntax /filter']],
  ['no truth', { filter: 'price' }, [422, 'expression.wrong-type /filter']],
  ['an empty condition', { filter: '' }, [422, 'expression.syntax /filter']],
  [
    'an object instead of a condition',
    { filter: '{"$where": "sleep(5000)"}' },
    [422, 'expression.syntax /filter'],
  ],
  ['an operator of the database', { filter: '$where == "1"' }, [422, 'expression.syntax /filter']],
  ['a name of JavaScript', { filter: 'constructor == "1"' }, [422, 'expression.unknown-name /filter']],
  [
    'a field of JavaScript',
    { filter: 'category.constructor == "1"' },
    [422, 'expression.unknown-field /filter'],
  ],
  ['the settings', { filter: 'settings == 1' }, [422, 'expression.unknown-name /filter']],
  [
    'a master record behind a reference',
    { filter: 'category.open' },
    [422, 'expression.not-a-query /filter'],
  ],
  ['a live field', { filter: 'stock > 5' }, [422, 'expression.not-a-query /filter']],
  ['a division by zero', { filter: 'price > 1 / 0' }, [422, 'expression.failed /filter']],
  [
    'too long a text to look for',
    { filter: `name.contains("${'a'.repeat(1900)}" + note + "b")` },
    [422, 'expression.not-a-query /filter'],
  ],
  ['an order by nothing', { sort: '' }, [400, 'request.bad-sort /sort']],
  ['an order by a list', { sort: 'tags' }, [400, 'request.bad-sort /sort']],
  ['an order by lines', { sort: 'packs' }, [400, 'request.bad-sort /sort']],
  ['an order by a column', { sort: 'packs.pieces' }, [400, 'request.bad-sort /sort']],
  ['an order by long text', { sort: 'note' }, [400, 'request.bad-sort /sort']],
  ['an order by a live field', { sort: 'stock' }, [400, 'request.bad-sort /sort']],
  ['an order by states that it has not', { sort: 'state' }, [400, 'request.bad-sort /sort']],
  ['an order by the same twice', { sort: 'price,-price' }, [400, 'request.bad-sort /sort']],
  ['an order by four', { sort: 'price,rank,size,active' }, [400, 'request.bad-sort /sort']],
  ['an order by JavaScript', { sort: '__proto__' }, [400, 'request.bad-sort /sort']],
  [
    'fields that are none',
    { fields: 'name,nonsense,constructor' },
    [422, 'field.unknown /fields', 'field.unknown /fields'],
  ],
  ['pages of none', { limit: 0 }, [400, 'request.number-out-of-range /limit']],
  ['pages of too many', { limit: 201 }, [400, 'request.number-out-of-range /limit']],
  ['pages of a part', { limit: 1.5 }, [400, 'request.number-out-of-range /limit']],
  ['pages of no number', { limit: Number.NaN }, [400, 'request.number-out-of-range /limit']],
  [
    'everything at once',
    { filter: 'nonsense', sort: 'nonsense,stock', fields: 'nonsense', limit: 0 },
    [
      422,
      'expression.unknown-name /filter',
      'request.bad-sort /sort',
      'request.bad-sort /sort',
      'field.unknown /fields',
      'request.number-out-of-range /limit',
    ],
  ],
];
test.each(wrong)('%s is refused with its reason', async (_title, request, problems) => {
  expect(await problemsOf(boss, request)).toEqual(problems);
});

describe('a field that may not be read is as unknown as one that does not exist', () => {
  const requests: ((field: string) => ListRequest)[] = [
    (field) => ({ filter: `${field} > 5` }),
    (field) => ({ filter: `name == "x" || isEmpty(${field})` }),
    (field) => ({ filter: `packs.exists(p, p.${field} > 5)` }),
    (field) => ({ filter: `5 in packs.${field}` }),
    (field) => ({ sort: field }),
    (field) => ({ sort: `-name,${field}` }),
    (field) => ({ fields: field }),
    (field) => ({ fields: `packs.${field}` }),
  ];
  test.each(requests.map((make): [string, typeof make] => [JSON.stringify(make('cost')), make]))(
    '%s',
    async (_title, make) => {
      const hidden = await problemOf(ann, make('cost'));
      const unknown = await problemOf(ann, make('tsoc'));

      const told = JSON.stringify(hidden.issues).replaceAll('cost', 'tsoc');
      expect(told).toBe(JSON.stringify(unknown.issues));
      expect(told).not.toContain('supplier');
      expect(hidden.status).toBe(unknown.status);
    },
  );

  test('what people are asked that the person may not know of them', async () => {
    expect(await problemsOf(ann, { filter: 'keeper.phone == "1"' })).toEqual([
      422,
      'expression.unknown-field /filter',
    ]);
    expect(await problemsOf(ann, { filter: 'keeper.department in user.departments' })).toContain(
      'expression.unknown-field /filter',
    );
    await expect(
      listRecords(boss, 'product', { filter: 'keeper.department in user.departments' }),
    ).resolves.toBeTruthy();
  });
});

describe('a cursor', () => {
  const bad = [400, 'request.bad-cursor /cursor'];
  const cursorOf = async (acting: Acting, request: ListRequest) =>
    (await listRecords(acting, 'product', { limit: 1, ...request })).nextCursor as string;

  test('says nothing of what it holds, and is never the same', async () => {
    const [one, two] = [await cursorOf(boss, { sort: 'name' }), await cursorOf(boss, { sort: 'name' })];

    expect(one).not.toBe(two);
    expect(Buffer.from(one, 'base64url').toString('latin1')).not.toMatch(/p1|P1/);
  });

  test('is good for the same person and order', async () => {
    const cursor = await cursorOf(boss, { sort: 'name' });

    const { items } = await listRecords(boss, 'product', { sort: 'name', cursor });

    expect(items.map((one) => one.id)).toEqual(['p2', 'p3']);
  });

  test.each([0, 5, 12, 20, 28, 40])('is refused when byte %i of it was altered', async (at) => {
    const bytes = Buffer.from(await cursorOf(boss, {}), 'base64url');
    bytes[at] = (bytes[at] ?? 0) ^ 1;

    expect(await problemsOf(boss, { cursor: bytes.toString('base64url') })).toEqual(bad);
  });

  test.each(['', 'x', 'null', 'a'.repeat(5000), '{"id":"p1"}', '../..'])('"%s" is none', async (cursor) => {
    expect(await problemsOf(boss, { cursor })).toEqual(bad);
  });

  test('is refused in another order, for another person, for another entity', async () => {
    const cursor = await cursorOf(boss, { sort: 'cost' });

    expect(await problemsOf(boss, { sort: '-cost', cursor })).toEqual(bad);
    expect(await problemsOf(boss, { cursor })).toEqual(bad);
    expect(await problemsOf(ann, { sort: 'name', cursor })).toEqual(bad);
    expect(await problemsOf(ann, { sort: 'cost', cursor })).toEqual([400, 'request.bad-sort /sort']);
    await expect(listRecords(boss, 'category', { sort: 'name', cursor })).rejects.toMatchObject({
      status: 400,
    });
  });

  test('of one process is good in another', async () => {
    const cursor = await cursorOf(boss, { sort: 'name' });
    const { client } = shop.ground.database;
    const elsewhere = { ...shop.ground.database, db: client.db(shop.ground.database.db.databaseName) };

    const acting = { ...boss, ground: { ...shop.ground, database: elsewhere } };

    expect((await listRecords(acting, 'product', { sort: 'name', cursor })).items).toHaveLength(2);
  });
});
