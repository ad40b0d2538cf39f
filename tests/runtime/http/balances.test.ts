import { beforeAll, describe, expect, test } from 'vitest';
import { salesPeople, stockGoods } from '../../support/sales-company.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { succeeded, type TestClient } from '../../support/test-client.ts';

let server: TestServer;
let keeper: TestClient;
let products: string[];

beforeAll(async () => {
  server = await startTestServer({ tenants: { acme: salesPeople } });
  ({ products } = await stockGoods(server.app.ground, server.company, {
    customers: 1,
    products: 7,
    stock: '12.5',
  }));
  keeper = await server.signIn('warehouse');
});

describe('the balances of a ledger', () => {
  test('come by name in pages, with the totals of all pages', async () => {
    const names: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { items: { dimensions: { product: { title: string } } }[]; nextCursor: string | null } =
        await succeeded(keeper.get(`/api/ledgers/stock/balances?limit=3${cursor && `&cursor=${cursor}`}`));
      expect(page).toMatchObject({ totals: { quantity: '87.500' } });
      names.push(...page.items.map((one) => one.dimensions.product.title));
      cursor = page.nextCursor;
    }

    expect(names).toHaveLength(7);
    expect(names).toEqual([...names].sort());
  });

  test('narrow by a dimension and by words in names', async () => {
    const one = await succeeded(keeper.get(`/api/ledgers/stock/balances?product=${products[2]}`));
    const found = await succeeded(
      keeper.get(`/api/ledgers/stock/balances?search=${encodeURIComponent('成品 商品5')}`),
    );

    expect(one.items).toEqual([
      {
        id: expect.any(String),
        dimensions: expect.objectContaining({ product: { id: products[2], title: expect.any(String) } }),
        measures: { quantity: '12.500' },
      },
    ]);
    expect(found.items).toHaveLength(1);
    expect(found.totals).toEqual({ quantity: '12.500' });
  });

  test('of nothing add up to nothing', async () => {
    const none = await succeeded(keeper.get('/api/ledgers/stock/balances?search=nothing.like.this'));

    expect(none).toEqual({ items: [], nextCursor: null, totals: { quantity: '0.000' } });
  });

  test.each(['abc', 'WzFd', ''])('refuse the cursor %j', async (cursor) => {
    const answer = await keeper.get(`/api/ledgers/stock/balances?cursor=${cursor}`);

    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('request.bad-cursor');
  });

  test('are not there for who may not see the ledger', async () => {
    const seller = await server.signIn('order-admin');
    const answer = await seller.get('/api/ledgers/receivable/balances');

    expect(answer.status).toBe(404);
  });
});
