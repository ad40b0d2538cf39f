import { beforeAll, describe, expect, test } from 'vitest';
import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import { insertRecord } from '../../../runtime/server/store/records.ts';
import { Scope } from '../../../runtime/server/store/scope.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { succeeded, type TestClient } from '../../support/test-client.ts';
import { sources } from '../query/shop.ts';

const people = {
  departments: { sales: {} },
  people: {
    boss: { department: 'sales', roles: ['administrator'] },
    ann: { department: 'sales', roles: ['seller'] },
    nobody: { department: 'sales' },
  },
};

/** Of 1,050 products a seller may read the 700 that are active. */
const most = 1050;
const isActive = (number: number) => number % 3 !== 0;

let server: TestServer;
let ann: TestClient;
let boss: TestClient;

beforeAll(async () => {
  server = await startTestServer({ definitions: sources, tenants: { acme: people, rival: people } });
  for (const tenant of ['acme', 'rival']) await stock(tenant);
  [ann, boss] = (await Promise.all(['ann', 'boss'].map((name) => server.signIn(name)))) as [
    TestClient,
    TestClient,
  ];
});

async function stock(tenant: string): Promise<void> {
  const world = await server.app.ground.tenants.world(tenant);
  const product = world?.configuration.entities.get('product') as CompiledEntity;
  const scope = new Scope(server.database.db, tenant);
  const by = { id: server.companies[tenant]?.people.boss as string, title: 'Boss' };
  for (let number = 1; number <= most; number++) {
    const at = new Date(Date.UTC(2026, 0, 1) + number * 1000).toISOString();
    await insertRecord(scope, product, {
      id: `${tenant}-${String(number).padStart(4, '0')}`,
      revision: 1,
      stateTimes: {},
      state: undefined,
      createdAt: at,
      createdBy: by,
      updatedAt: at,
      updatedBy: by,
      values: {
        code: `C${number}`,
        name: number % 2 === 0 ? `张三 ${number}` : `Bolt ${number}`,
        price: `${number % 100}.50`,
        cost: `${number}.00`,
        supplier: `Supplier${number % 7}`,
        active: isActive(number),
      },
    });
  }
}

const list = '/api/records/product';

/** Every page of a list, as it comes. */
async function pages(client: TestClient, query: Record<string, string>): Promise<{ id: string }[][]> {
  const all: { id: string }[][] = [];
  let cursor: string | null = null;
  do {
    const asked = new URLSearchParams({ ...query, ...(cursor && { cursor }) });
    const { items, nextCursor } = await succeeded(client.get(`${list}?${asked}`));
    all.push(items);
    cursor = nextCursor;
  } while (cursor);
  return all;
}

describe('a list of more than a thousand', () => {
  test('gives each record that its reader may read once, in order, page by page, and counts them', async () => {
    const read = await pages(ann, { sort: '-price,name', limit: '150', fields: 'price,name' });

    expect(read.map((page) => page.length)).toEqual([150, 150, 150, 150, 100]);
    const rows = read.flat() as unknown as { id: string; price: string }[];
    expect(new Set(rows.map(({ id }) => id)).size).toBe(700);
    expect(rows.every(({ id }) => id.startsWith('acme-') && isActive(Number(id.slice(5))))).toBe(true);
    const prices = rows.map(({ price }) => Number(price));
    expect(prices).toEqual([...prices].sort((a, b) => b - a));
    const { total } = await succeeded(ann.get(`${list}?limit=1&total=true`));
    expect(total).toEqual({ value: 700, exact: true });
    expect((await succeeded(boss.get(`${list}?limit=1&total=true`))).total.value).toBe(most);
  });

  test.each<[string, Record<string, string>, (number: number) => boolean]>([
    ['a condition', { filter: 'price >= 98.5 && code != "C99"' }, (n) => n % 100 >= 98 && n !== 99],
    ['typing pinyin', { search: 'zs 10' }, (n) => n % 2 === 0 && String(n).includes('10')],
    ['typing a code', { search: 'c104' }, (n) => String(n).startsWith('104')],
    ['a word and a condition', { search: 'bolt', filter: 'price < 1' }, (n) => n % 2 === 1 && n % 100 === 0],
  ])('is narrowed by %s, within what its reader may read', async (_, query, isWanted) => {
    const read = await pages(ann, { ...query, limit: '200' });

    const wanted = Array.from({ length: most }, (_one, index) => index + 1).filter(
      (number) => isActive(number) && isWanted(number),
    );
    const found = read.flat().map(({ id }) => Number(id.slice(5)));
    expect(found.sort((a, b) => a - b)).toEqual(wanted);
  });
});

describe('what may not be read', () => {
  test('is in no record, whatever is asked for', async () => {
    const { items } = await succeeded(ann.get(`${list}?limit=5`));

    for (const item of items) {
      expect(item).not.toHaveProperty('cost');
      expect(item).not.toHaveProperty('supplier');
    }
  });

  test.each([
    ['filter=cost > 5', 422, 'expression.unknown-name'],
    ['filter=supplier == "Supplier1"', 422, 'expression.unknown-name'],
    ['filter=packs.exists(one, one.cost > 1)', 422, 'expression.unknown-field'],
    ['sort=cost', 400, 'request.bad-sort'],
    ['sort=-supplier', 400, 'request.bad-sort'],
    ['fields=name,cost', 422, 'field.unknown'],
  ])('cannot be asked by %s', async (query, status, code) => {
    const [name = '', value = ''] = [query.slice(0, query.indexOf('=')), query.slice(query.indexOf('=') + 1)];
    const answer = await ann.get(`${list}?${new URLSearchParams({ [name]: value })}`);

    expect(answer).toMatchObject({ status, body: { code } });
  });

  test('is not found by typing it', async () => {
    expect((await succeeded(ann.get(`${list}?search=supplier1`))).items).toEqual([]);
    expect((await succeeded(boss.get(`${list}?search=supplier1`))).items.length).toBeGreaterThan(0);
  });

  test('is not there for whom no record is', async () => {
    const nobody = await server.signIn('nobody');

    expect(await nobody.get(list)).toMatchObject({ status: 404, body: { code: 'entity.not-found' } });
  });
});

describe('a page marker', () => {
  const markerOf = async (client: TestClient, query: string) =>
    (await succeeded(client.get(`${list}?limit=10&${query}`))).nextCursor as string;

  test.each<[string, () => Promise<string>, string]>([
    ['of another person', () => markerOf(boss, 'sort=price'), 'sort=price'],
    ['of another order', () => markerOf(ann, 'sort=name'), 'sort=price'],
    ['that was altered', async () => `${(await markerOf(ann, 'sort=price')).slice(0, -4)}AAAA`, 'sort=price'],
    ['that is none', async () => 'page2', 'sort=price'],
    [
      'of another company',
      async () => markerOf(await server.signIn('ann', 'rival'), 'sort=price'),
      'sort=price',
    ],
  ])('%s opens nothing', async (_, make, query) => {
    const cursor = encodeURIComponent(await make());

    expect(await ann.get(`${list}?limit=10&${query}&cursor=${cursor}`)).toMatchObject({
      status: 400,
      body: { code: 'request.bad-cursor', issues: [{ path: '/cursor' }] },
    });
  });

  test('says nothing of the record that it stands at', async () => {
    const cursor = await markerOf(ann, 'sort=name');

    expect(Buffer.from(cursor, 'base64url').toString('latin1')).not.toMatch(/bolt|acme/i);
  });
});

describe('a look-up', () => {
  test('offers what is readable and allowed, exact matches first, of a thousand', async () => {
    const path = '/api/records/order/look-up/lines.product';
    const { items, isComplete } = await succeeded(ann.get(`${path}?search=C100&limit=5`));

    expect(items[0]).toMatchObject({ id: 'acme-0100' });
    expect(items.every(({ id }: { id: string }) => isActive(Number(id.slice(5))))).toBe(true);
    expect(JSON.stringify(items)).not.toMatch(/cost|supplier/i);
    expect(isComplete).toBe(false);
  });
});
