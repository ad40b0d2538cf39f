import { beforeAll, describe, expect, test } from 'vitest';
import { moduleOf, problemsOf, sourcesOf } from '../../support/configuration.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { succeeded, type TestClient } from '../../support/test-client.ts';

/** A trade whose buyers do not know the cost of what they order, and see their own orders only. */
const deal = {
  kind: 'document',
  title: 'number',
  states: { open: {}, done: {} },
  fields: {
    number: { type: 'text' },
    client: { type: 'reference', entity: 'client' },
    day: { type: 'date' },
    moment: { type: 'date-time' },
    size: { type: 'choice', options: { small: {}, large: {} } },
    price: { type: 'money' },
    cost: { type: 'money', sensitive: true },
    pieces: { type: 'integer' },
    lines: {
      type: 'lines',
      fields: { good: { type: 'text' }, quantity: { type: 'quantity' } },
    },
    gifts: { type: 'lines', fields: { good: { type: 'text' } } },
  },
};

const table = (report: object) => ({ kind: 'table', entity: 'deal', groups: {}, ...report });
const count = { function: 'count' };
const price = { field: 'price', function: 'sum' };

const reports = {
  'by-client': table({
    parameters: {
      from: { type: 'date', default: 'addMonths(today(), -1200)' },
      whose: { type: 'reference', entity: 'client' },
    },
    filter: 'day >= from && (isEmpty(whose) || client == whose)',
    groups: { client: { field: 'client' }, month: { field: 'day', by: 'month' } },
    measures: {
      deals: count,
      price,
      average: { field: 'price', function: 'average' },
      least: { field: 'price', function: 'min' },
      latest: { field: 'day', function: 'max' },
      pieces: { field: 'pieces', function: 'sum' },
      cost: { field: 'cost', function: 'sum' },
    },
    sort: '-price',
  }),
  'by-good': table({
    groups: { good: { field: 'lines.good' } },
    measures: { deals: count, price, quantity: { field: 'lines.quantity', function: 'sum' } },
    sort: 'good',
  }),
  'by-moment': table({
    groups: { day: { field: 'moment', by: 'day' }, size: { field: 'size' }, state: { field: 'state' } },
    measures: { deals: count, quantity: { field: 'lines.quantity', function: 'sum' } },
    sort: 'size,day',
  }),
  costly: table({
    parameters: { least: { type: 'text' } },
    filter: 'cost > 1',
    measures: { deals: count },
  }),
  'by-number': table({ groups: { number: { field: 'number' } }, measures: { deals: count } }),
};

const trade = moduleOf(
  'trade',
  {
    entity: {
      client: { kind: 'master', title: 'name', fields: { name: { type: 'text' } } },
      deal,
    },
    report: reports,
    role: {
      buyer: {
        permissions: {
          deal: { read: 'createdBy == user', create: true, update: true },
          client: { read: true },
        },
        reports: Object.keys(reports),
      },
      visitor: { permissions: { client: { read: true } }, reports: Object.keys(reports) },
      chief: {
        permissions: {
          deal: { read: true, create: true, fields: { cost: 'write' } },
          client: { read: true },
        },
        reports: Object.keys(reports),
      },
    },
  },
  { menu: { sales: { label: { 'zh-CN': '报表', en: 'Report' }, report: 'costly' } } },
);

const people = {
  ann: { roles: ['buyer'] },
  bob: { roles: ['buyer'] },
  eve: { roles: ['visitor'] },
  guest: {},
  boss: { roles: ['chief'] },
};

type Clients = [TestClient, TestClient, TestClient, TestClient, TestClient];

let server: TestServer;
let [ann, bob, boss, eve, guest] = [] as unknown as Clients;
let clients: { east: string; west: string };

beforeAll(async () => {
  server = await startTestServer({
    definitions: sourcesOf(trade),
    tenants: { acme: { people }, rival: { people } },
    app: { clock: () => '2026-11-20T08:00:00.000Z' },
  });
  [ann, bob, boss, eve, guest] = (await Promise.all(
    ['ann', 'bob', 'boss', 'eve', 'guest'].map((name) => server.signIn(name)),
  )) as Clients;
  const { company } = server;
  clients = {
    east: await company.create('client', { name: '张江电子' }),
    west: await company.create('client', { name: '阿里' }),
  };
  const { east, west } = clients;
  await add(ann, {
    number: '1',
    client: east,
    day: '2026-01-31',
    price: '0.10',
    pieces: 2,
    size: 'large',
    moment: '2026-01-31T15:59:59Z',
    lines: [
      { good: 'bolt', quantity: '1.5' },
      { good: 'nut', quantity: '2' },
      { good: 'bolt', quantity: '0.5' },
    ],
  });
  await add(ann, {
    number: '2',
    client: east,
    day: '2026-01-01',
    price: '0.20',
    moment: '2026-01-31T16:00:00Z',
    size: 'small',
    lines: [{ good: 'nut', quantity: '1' }],
  });
  await add(ann, { number: '3', client: west, day: '2026-02-01', price: '9007199254740993.01', pieces: 1 });
  await add(ann, { number: '4', day: '2026-02-01' });
  await add(boss, {
    number: '5',
    client: west,
    day: '2026-02-02',
    price: '1.00',
    cost: '7.00',
    lines: [{ good: 'nut', quantity: '4' }],
  });
  const theirs = await server.signIn('boss', 'rival');
  await add(theirs, { number: '6', day: '2026-02-02', price: '1000.00', cost: '1.00' });
});

async function add(client: TestClient, values: object): Promise<void> {
  await succeeded(client.post('/api/records/deal', values));
}

const run = (client: TestClient, report: string, query = '') =>
  succeeded(client.get(`/api/reports/${report}${query}`));

describe('a table report', () => {
  test('groups the records that its reader may read, with exact sums, averages rounded once, and totals', async () => {
    const { rows, totals, parameters } = await run(ann, 'by-client');

    expect(parameters).toEqual({ from: '1926-11-20', whose: null });
    expect(rows).toEqual([
      {
        groups: { client: { id: clients.west, title: '阿里' }, month: '2026-02' },
        measures: {
          deals: 1,
          price: '9007199254740993.01',
          average: '9007199254740993.01',
          least: '9007199254740993.01',
          latest: '2026-02-01',
          pieces: 1,
        },
      },
      {
        groups: { client: { id: clients.east, title: '张江电子' }, month: '2026-01' },
        measures: {
          deals: 2,
          price: '0.30',
          average: '0.15',
          least: '0.10',
          latest: '2026-01-31',
          pieces: 2,
        },
      },
      {
        groups: { client: null, month: '2026-02' },
        measures: { deals: 1, price: '0.00', average: null, least: null, latest: '2026-02-01', pieces: 0 },
      },
    ]);
    expect(totals).toEqual({
      deals: 4,
      price: '9007199254740993.31',
      average: '3002399751580331.10',
      least: '0.10',
      latest: '2026-02-01',
      pieces: 3,
    });
  });

  test('has a column of a hidden field only for whom the field is not hidden', async () => {
    const { rows, totals } = await run(boss, 'by-client', `?whose=${clients.west}`);
    const [hers, his] = await Promise.all(
      [ann, boss].map(async (one) => succeeded(one.get('/api/reports/by-client/description'))),
    );

    expect(rows.map((row: { measures: object }) => row.measures)).toMatchObject([{ deals: 2, cost: '7.00' }]);
    expect(totals).toMatchObject({ deals: 2, price: '9007199254740994.01', cost: '7.00' });
    const ids = (one: { measures: { id: string }[] }) => one.measures.map(({ id }) => id);
    expect(ids(his)).toEqual([...ids(hers), 'cost']);
    expect(hers.parameters.map((one: { default: unknown }) => one.default)).toEqual(['1926-11-20', null]);
    expect(await ann.get('/api/reports/by-client?sort=cost')).toMatchObject({
      status: 400,
      body: { code: 'request.bad-sort' },
    });
  });

  test('tells lines apart: what stands once in a record counts once in each row and once in the total', async () => {
    const { rows, totals } = await run(ann, 'by-good');

    expect(rows).toEqual([
      { groups: { good: 'bolt' }, measures: { deals: 1, price: '0.10', quantity: '2.000' } },
      { groups: { good: 'nut' }, measures: { deals: 2, price: '0.30', quantity: '3.000' } },
    ]);
    expect(totals).toEqual({ deals: 2, price: '0.30', quantity: '5.000' });
  });

  test("counts a moment to the day of the company's time zone, and sorts options as they are defined, blank last", async () => {
    const { rows } = await run(ann, 'by-moment');

    expect(rows).toEqual([
      {
        groups: { day: '2026-02-01', size: 'small', state: 'open' },
        measures: { deals: 1, quantity: '1.000' },
      },
      {
        groups: { day: '2026-01-31', size: 'large', state: 'open' },
        measures: { deals: 1, quantity: '4.000' },
      },
      { groups: { day: null, size: null, state: 'open' }, measures: { deals: 2, quantity: '0.000' } },
    ]);
  });

  test.each([
    ['client', ['阿里', '张江电子', undefined]],
    ['-client', ['张江电子', '阿里', undefined]],
    ['deals,-month', ['阿里', undefined, '张江电子']],
  ])('is sorted by %s as it is asked, names by pinyin, blank ones last', async (sort, order) => {
    const { rows } = await run(ann, 'by-client', `?sort=${sort}`);

    const names = rows.map((row: { groups: { client?: { title: string } } }) => row.groups.client?.title);
    expect(names).toEqual(order);
  });

  test('calls a record as it is called today', async () => {
    const other = await server.signIn('boss', 'rival');
    const client = await server.companies.rival?.create('client', { name: 'Old' });
    await add(other, { number: '7', client, day: '2026-03-01', price: '1' });
    const { revision } = await succeeded(other.get(`/api/records/client/${client}`));
    await server.database.db
      .collection('records.client')
      .updateOne({ _id: client as never }, { $set: { 'values.name': 'New' } });

    const { rows } = await run(other, 'by-client', `?whose=${client}`);

    expect(revision).toBe(1);
    expect(rows[0].groups.client).toEqual({ id: client, title: 'New' });
  });

  test('is empty for whom there is nothing to read', async () => {
    expect(await run(bob, 'by-client')).toMatchObject({
      rows: [],
      totals: { deals: 0, price: '0.00', average: null },
    });
    expect(await run(bob, 'by-good')).toMatchObject({ rows: [], totals: { deals: 0, quantity: '0.000' } });
  });

  test.each([
    ['costly', 'ann', 'it chooses by a hidden field'],
    ['by-client', 'guest', 'no role gives it'],
    ['by-client', 'eve', 'its records may not be read at all'],
    ['nowhere', 'boss', 'there is none'],
  ])('%s is not there for %s: %s', async (report, name) => {
    const client = { ann, guest, boss, eve }[name] as TestClient;

    for (const path of [`/api/reports/${report}`, `/api/reports/${report}/description`])
      expect(await client.get(path)).toMatchObject({ status: 404, body: { code: 'report.not-found' } });
  });

  test('stands in the menu, in the OpenAPI document and at its entity of whoever may see it, and of nobody else', async () => {
    const seen = async (client: TestClient) => {
      const [modules, document, entity] = await Promise.all(
        ['/api/modules', '/api/openapi.json', '/api/entities/deal'].map((path) =>
          succeeded(client.get(path)),
        ),
      );
      const menus = modules.modules.flatMap((one: { menu: { report: string }[] }) =>
        one.menu.map(({ report }) => report),
      );
      return [
        menus.includes('costly'),
        '/api/reports/costly' in document.paths,
        entity.reports.some(({ id }: { id: string }) => id === 'costly'),
      ];
    };

    expect(await seen(boss)).toEqual([true, true, true]);
    expect(await seen(ann)).toEqual([false, false, false]);
  });

  test.each([
    ['from=2026-02-30', 422, 'field.wrong-type', '/from'],
    ['whose=%7B%22$ne%22:1%7D', 422, 'field.wrong-type', '/whose'],
    ['until=2026-01-01', 400, 'request.unknown-parameter', '/until'],
    ['from=2026-01-01&from=2026-01-02', 400, 'request.wrong-shape', '/from'],
    ['sort=nothing', 400, 'request.bad-sort', '/sort'],
  ])('refuses %s', async (query, status, code, path) => {
    const answer = await ann.get(`/api/reports/by-client?${query}`);

    expect(answer).toMatchObject({ status, body: { code, issues: [{ code, path }] } });
  });

  test('another company’s record as a parameter finds nothing', async () => {
    const theirs = await server.companies.rival?.create('client', { name: 'Theirs' });

    expect((await run(boss, 'by-client', `?whose=${theirs}`)).rows).toEqual([]);
  });

  test('with more rows than 5,000 is refused, and never cut off', async () => {
    const { db } = server.database;
    const sample = await db.collection('records.deal').findOne({ tenant: 'rival' });
    const copies = Array.from({ length: 5001 }, (_, index) => ({
      ...sample,
      _id: `copy${index}` as never,
      values: { ...sample?.values, number: `N${index}` },
    }));
    await db.collection('records.deal').insertMany(copies);
    const other = await server.signIn('boss', 'rival');

    const answer = await other.get('/api/reports/by-number');

    expect(answer).toMatchObject({ status: 422, body: { code: 'report.too-large', params: { most: 5000 } } });
  });
});

describe('a report that cannot be', () => {
  const broken = (report: object) =>
    problemsOf(
      moduleOf('trade', {
        entity: { client: { kind: 'master', title: 'name', fields: { name: { type: 'text' } } }, deal },
        report: { broken: table({ measures: { deals: count }, ...report }) },
      }),
    );

  test.each<[object, string]>([
    [
      { groups: { number: { field: 'number', by: 'month' } } },
      'definition.wrong-field-type /trade/report/broken/groups/number/field',
    ],
    [
      { groups: { lines: { field: 'lines' } } },
      'definition.wrong-field-type /trade/report/broken/groups/lines/field',
    ],
    [
      { groups: { gone: { field: 'gone' } } },
      'definition.unknown-field /trade/report/broken/groups/gone/field',
    ],
    [
      { measures: { most: { field: 'number', function: 'max' } } },
      'definition.wrong-field-type /trade/report/broken/measures/most/field',
    ],
    [{ measures: { sum: { function: 'sum' } } }, 'definition.missing-key /trade/report/broken/measures/sum'],
    [
      { groups: { good: { field: 'lines.good' }, gift: { field: 'gifts.good' } } },
      'definition.wrong-field-type /trade/report/broken/measures',
    ],
    [
      { groups: { deals: { field: 'number' } } },
      'definition.reserved-id /trade/report/broken/measures/deals',
    ],
    [
      { parameters: { sort: { type: 'text' } } },
      'definition.reserved-id /trade/report/broken/parameters/sort',
    ],
    [{ parameters: { day: { type: 'date' } } }, 'definition.reserved-id /trade/report/broken/parameters/day'],
    [
      { parameters: { whose: { type: 'reference' } } },
      'definition.missing-key /trade/report/broken/parameters/whose',
    ],
    [
      { parameters: { kind: { type: 'choice' } } },
      'definition.missing-key /trade/report/broken/parameters/kind',
    ],
    [
      { parameters: { from: { type: 'date', default: '1 + 1' } } },
      'expression.wrong-type /trade/report/broken/parameters/from/default',
    ],
    [{ sort: '-gone' }, 'definition.unknown-field /trade/report/broken/sort'],
  ])('%j is said where it stands', (report, problem) => {
    expect(broken(report)).toContain(problem);
  });

  test('and a sound one is none', () => {
    expect(
      broken({
        parameters: {
          kind: {
            type: 'choice',
            options: { big: { label: { 'zh-CN': '大', en: 'Big' } } },
            default: '"big"',
          },
        },
        filter: 'kind == "big"',
      }),
    ).toEqual([]);
  });
});
