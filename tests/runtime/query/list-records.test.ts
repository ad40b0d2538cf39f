import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { Decimal } from '../../../engine/decimal.ts';
import type { Reference, Values } from '../../../engine/record/values.ts';
import type { Acting } from '../../../runtime/server/operations/acting.ts';
import { listRecords } from '../../../runtime/server/operations/list-records.ts';
import type { ListRequest } from '../../../runtime/server/operations/list-request.ts';
import { sortKey } from '../../../runtime/server/store/search-key.ts';
import { openShops, type Shop } from './shop.ts';

const names = ['张三', '李四', '王五', '阿里', '华芯电子', 'Bolt', 'bolt', 'Anchor', '～', '𠮷野', '10', '9'];

const anyProduct: fc.Arbitrary<Values> = fc.record(
  {
    name: fc.constantFrom(...names),
    code: fc.constantFrom('A1', 'a2', 'B-1', '～x', '😀'),
    price: fc.constantFrom('-1.00', '0.00', '9.90', '10.00', '9007199254740993.00'),
    rank: fc.constantFrom(-1, 0, 2, 10),
    active: fc.boolean(),
    launched: fc.constantFrom('2025-01-01', '2026-01-31'),
    size: fc.constantFrom('small', 'large'),
    category: fc.constantFrom('芯片', '电阻', 'Cable').map((title) => ({ id: title, title })),
  },
  { requiredKeys: [] },
);

/** Every item of every page, in order; the pages as they came. */
async function readAll(acting: Acting, request: ListRequest, between?: (page: number) => Promise<void>) {
  const ids: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; ; page++) {
    const { items, nextCursor } = await listRecords(acting, 'product', { ...request, cursor });
    ids.push(...items.map((one) => one.id));
    if (nextCursor === null) return ids;
    cursor = nextCursor;
    await between?.(page);
  }
}

describe('1,200 products in pages', () => {
  let shop: Shop;
  let boss: Acting;
  const products = fc
    .sample(anyProduct, { numRuns: 1200, seed: 7 })
    .map((values, index) => ({ id: `p${String((index * 7919) % 10_000).padStart(4, '0')}`, values }));
  beforeAll(async () => {
    [shop] = (await openShops('acme')) as [Shop];
    boss = await shop.acting('boss');
    for (const { id, values } of products) await shop.put('product', id, values);
  });

  const byText = (a: unknown, b: unknown) => Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
  const byKey = (a: unknown, b: unknown) => byText(sortKey(String(a)), sortKey(String(b)));
  const byNumber = (a: unknown, b: unknown) => new Decimal(String(a)).comparedTo(String(b));
  const comparisons: Record<string, (a: unknown, b: unknown) => number> = {
    name: byKey,
    code: byKey,
    price: byNumber,
    rank: byNumber,
    active: (a, b) => Number(a) - Number(b),
    launched: byText,
    size: byText,
    category: (a, b) => byKey((a as Reference).title, (b as Reference).title),
  };

  /** One sorted list as a person would make it: blank ones last, equal ones by id. */
  function sorted(order: string): string[] {
    const keys = order
      .split(',')
      .map((key) => ({ name: key.replace('-', ''), way: key.startsWith('-') ? -1 : 1 }));
    const compare = (a: (typeof products)[0], b: (typeof products)[0]) => {
      for (const { name, way } of keys) {
        const [left, right] = [a.values[name], b.values[name]];
        if (left === undefined && right === undefined) continue;
        if (left === undefined || right === undefined) return left === undefined ? 1 : -1;
        const difference = (comparisons[name] as (a: unknown, b: unknown) => number)(left, right);
        if (difference !== 0) return difference * way;
      }
      return byText(a.id, b.id) * (keys.at(-1)?.way ?? 1);
    };
    return [...products].sort(compare).map((one) => one.id);
  }

  const orders = [
    ...Object.keys(comparisons).flatMap((name) => [name, `-${name}`]),
    ...[
      'price,launched',
      'price,-launched',
      '-price,launched',
      'category,name,-rank',
      '-size,-active,launched',
    ],
  ];
  test.each(orders)('sorted by %s are one list in that order', async (sort) => {
    expect(await readAll(boss, { sort, limit: 131 })).toEqual(sorted(sort));
  });

  test.each([1, 200])('pages of %i', async (limit) => {
    const filter = limit === 1 ? 'size == "small" && rank == 10 && price == 9.9' : undefined;

    const ids = await readAll(boss, { sort: 'price,name', limit, filter });

    expect(ids.length).toBeGreaterThan(5);
    expect(new Set(ids).size).toBe(ids.length);
    const wanted = new Set(ids);
    expect(ids).toEqual(sorted('price,name').filter((id) => wanted.has(id)));
  });

  test('what is created between pages makes nothing appear twice, and nothing that was there is missed', async () => {
    const before = await readAll(boss, { sort: 'price', limit: 200 });

    const seen = await readAll(boss, { sort: 'price', limit: 100 }, async (page) => {
      for (const price of ['-1.00', '9.90', undefined])
        await shop.put('product', `new${page}-${price}`, { name: 'new', ...(price && { price }) });
    });

    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((id) => !id.startsWith('new'))).toEqual(before);
  });

  test('the youngest come first when nothing else is asked', async () => {
    await shop.put('product', 'young', { name: 'young' }, { createdAt: '2026-11-23T03:00:00.000Z' });

    const { items } = await listRecords(boss, 'product', { limit: 1 });

    expect(items.map((one) => one.id)).toEqual(['young']);
  });
});

describe('what a list gives', () => {
  let shop: Shop;
  let boss: Acting;
  let ann: Acting;
  let guest: Acting;
  beforeAll(async () => {
    [shop] = (await openShops('acme')) as [Shop];
    boss = await shop.acting('boss');
    ann = await shop.acting('ann');
    guest = await shop.acting('guest');
    const people = shop.people;
    await shop.put('product', 'chip', {
      code: 'IC-7',
      name: '华芯电子芯片',
      supplier: '北方供应',
      price: '12.50',
      cost: '7.00',
      active: true,
      tags: ['red'],
      category: { id: 'parts', title: 'Parts' },
      packs: [{ id: 'l1', name: 'reel', pieces: 1000, cost: '6000.00' }],
    });
    await shop.put('product', 'bolt', {
      code: 'B１２',
      name: 'Bolt M8',
      active: false,
      keeper: { id: people.ann, title: 'Ann' },
    });
    await shop.put('product', 'nut', { code: 'N-1', name: 'Nut', supplier: 'Bolt & Co', active: false });
    await shop.put('product', 'cable', { code: 'C-1', name: '数据线', active: true, price: '3.00' });
    const others = (await openShops('rival')) as [Shop];
    await others[0].put('product', 'theirs', { name: 'theirs', active: true });
  });

  const idsOf = async (acting: Acting, request: ListRequest) =>
    (await listRecords(acting, 'product', { sort: 'code', ...request })).items.map((one) => one.id);

  test('records that the row rules of the person allow, narrowed by the filter', async () => {
    expect(await idsOf(boss, {})).toEqual(['bolt', 'cable', 'chip', 'nut']);
    expect(await idsOf(ann, {})).toEqual(['bolt', 'cable', 'chip']);
    expect(await idsOf(await shop.acting('bob'), {})).toEqual(['cable', 'chip']);
    expect(await idsOf(ann, { filter: 'price > 5 || !active' })).toEqual(['bolt', 'chip']);
    expect(await idsOf(ann, { filter: 'true' })).toEqual(['bolt', 'cable', 'chip']);
  });

  test('nothing of an entity that the person may not read, as if it were not there', async () => {
    const refusal = { code: 'entity.not-found' };

    await expect(listRecords(guest, 'product', {})).rejects.toMatchObject(refusal);
    await expect(listRecords(guest, 'nonsense', {})).rejects.toMatchObject(refusal);
    await expect(listRecords(guest, 'constructor', {})).rejects.toMatchObject(refusal);
  });

  test('every field that may be read but lines and live ones, unless others are asked for', async () => {
    const keys = async (acting: Acting, fields?: string) => {
      const { items } = await listRecords(acting, 'product', { filter: 'id == "chip"', fields });
      const own = /^(id|revision|state|stateSince|lock|amending|(created|updated)(At|By))$/;
      return Object.keys(items[0] as object).filter((key) => !own.test(key));
    };
    const common = [
      'code',
      'name',
      'price',
      'rank',
      'active',
      'launched',
      'size',
      'tags',
      'note',
      'category',
      'keeper',
    ];

    expect(await keys(ann)).toEqual(common);
    expect(await keys(boss)).toEqual(['code', 'name', 'supplier', 'price', 'cost', ...common.slice(3)]);
    expect(await keys(ann, 'name,price')).toEqual(['name', 'price']);
    expect(await keys(ann, 'state,createdBy,stock')).toEqual([]);
  });

  test('lines when they are asked for, without the columns that are hidden', async () => {
    const packs = async (acting: Acting, fields: string) =>
      (await listRecords(acting, 'product', { filter: 'id == "chip"', fields })).items[0]?.packs;

    expect(await packs(boss, 'packs')).toEqual([{ id: 'l1', name: 'reel', pieces: 1000, cost: '6000.00' }]);
    expect(await packs(ann, 'packs')).toEqual([{ id: 'l1', name: 'reel', pieces: 1000 }]);
    expect(await packs(ann, 'packs.pieces')).toEqual([{ id: 'l1', pieces: 1000 }]);
  });

  test('a record as everywhere: decimals as text, references with titles, blanks as null', async () => {
    const { items } = await listRecords(ann, 'product', {
      filter: 'id == "chip"',
      fields: 'price,rank,category,tags',
    });

    expect(items).toEqual([
      expect.objectContaining({
        id: 'chip',
        revision: 1,
        state: null,
        createdAt: '2026-11-23T02:00:00.000Z',
        price: '12.50',
        rank: null,
        category: { id: 'parts', title: 'Parts' },
        tags: ['red'],
      }),
    ]);
  });

  const searches: [typed: string, found: string[]][] = [
    ['华芯', ['chip']],
    ['芯片', ['chip']],
    ['huaxin', ['chip']],
    ['hxdz', ['chip']],
    ['  IC ', ['chip']],
    ['dianzi ic', ['chip']],
    ['b12', ['bolt']],
    ['ｂ１２', ['bolt']],
    ['m8 bolt', ['bolt']],
    ['bolt', ['bolt']],
    ['BOLT m9', []],
    ['xin bei', []],
    ['北方', []],
    ['name', []],
    ['.*', []],
    ['', ['bolt', 'cable', 'chip']],
  ];
  test.each(searches)('typing "%s" finds %j', async (search, found) => {
    expect(await idsOf(ann, { search })).toEqual(found);
  });

  test('who may read a field finds by it', async () => {
    expect(await idsOf(boss, { search: '北方' })).toEqual(['chip']);
    expect(await idsOf(boss, { search: 'bolt' })).toEqual(['bolt', 'nut']);
  });

  test('the total is counted when it is asked for', async () => {
    expect(await listRecords(ann, 'product', { limit: 1 })).not.toHaveProperty('total');
    expect(await listRecords(ann, 'product', { limit: 1, total: true })).toMatchObject({
      total: { value: 3, exact: true },
    });
  });

  test('past 10,000 it is not counted further', async () => {
    const categories = shop.ground.database.db.collection<{ _id: string }>('records.category');
    const made = { tenant: 'acme', revision: 1, createdAt: new Date(), updatedAt: new Date(), values: {} };
    const documents = Array.from({ length: 10_001 }, (_, index) => ({ ...made, _id: `many${index}` }));
    const counted = async () => (await listRecords(boss, 'category', { limit: 1, total: true })).total;

    await categories.insertMany(documents.slice(1));
    const atMost = await counted();
    await categories.insertMany(documents.slice(0, 1));

    expect(atMost).toEqual({ value: 10_000, exact: true });
    expect(await counted()).toEqual({ value: 10_000, exact: false });
  });
});
