import { beforeAll, describe, expect, test } from 'vitest';
import { Invalid } from '../../../runtime/server/operations/invalid.ts';
import { type LookUpRequest, lookUp } from '../../../runtime/server/operations/look-up.ts';
import { openShops, type Shop, type ShopPerson } from './shop.ts';

let shop: Shop;
beforeAll(async () => {
  [shop] = (await openShops('acme')) as [Shop];
  const categories = { open: true, closed: false };
  for (const [id, open] of Object.entries(categories)) await shop.put('category', id, { name: id, open });
  const product = (id: string, values: object) =>
    shop.put('product', id, {
      active: true,
      category: { id: 'open', title: 'open' },
      price: '10.00',
      ...values,
    });
  await product('p1', { code: 'A1', name: '电容 A10', cost: '5.00', supplier: 'north' });
  await product('p2', { code: 'A10', name: '铜线' });
  await product('p3', { code: 'A100', name: 'Bolt', price: '200.00' });
  await product('p4', { code: 'B1', name: '电阻', active: false });
  await product('p5', { code: 'B2', name: 'Cable', category: { id: 'closed', title: 'closed' } });
  await product('p6', { code: 'B3', name: 'Anchor', rank: 3, keeper: { id: shop.people.ann, title: 'Ann' } });
  const stocked = (productId: string, quantity: string) => ({
    tenant: 'acme',
    ledger: 'stock',
    key: JSON.stringify([productId, 'a']),
    dimensions: { product: { id: productId, title: productId }, place: 'a' },
    pairs: [`product:${productId}`, 'place:a'],
    quantity,
  });
  const { Decimal128 } = await import('mongodb');
  await shop.ground.database.db.collection('ledgerBalances').insertMany(
    [stocked('p1', '3.000'), stocked('p2', '9.000'), stocked('p6', '4.999')].map(({ quantity, ...one }) => ({
      ...one,
      measures: { quantity: Decimal128.fromString(quantity), value: Decimal128.fromString('1.00') },
    })),
  );
});

async function found(person: ShopPerson, request: Omit<LookUpRequest, 'entityId'>): Promise<string[]> {
  const { items } = await lookUp(await shop.acting(person), { entityId: 'order', ...request });
  return items.map((one) => one.id);
}

describe('a field offers', () => {
  test('records that the person may read, in the order of their titles', async () => {
    expect(await found('bob', { field: 'main' })).toEqual(['p6', 'p1', 'p2']);
    expect(await found('boss', { field: 'main' })).toEqual(['p6', 'p1', 'p4', 'p2']);
  });

  test('what is exactly typed first, then what begins so', async () => {
    expect(await found('boss', { field: 'lines.product', search: 'a10' })).toEqual(['p2', 'p1', 'p3']);
    expect(await found('boss', { field: 'lines.product', search: 'A1' })).toEqual(['p1', 'p3', 'p2']);
    expect(await found('boss', { field: 'lines.product', search: 'dian' })).toEqual(['p1']);
    expect(await found('boss', { field: 'lines.product', search: 'zzz' })).toEqual([]);
  });

  test('as many as are asked for, and says whether these are all', async () => {
    const acting = await shop.acting('boss');
    const ask = (limit: number) => lookUp(acting, { entityId: 'order', field: 'lines.product', limit });

    expect(await ask(2)).toMatchObject({ items: [{ id: 'p6' }, { id: 'p3' }], isComplete: false });
    expect(await ask(5)).toMatchObject({ isComplete: true });
    expect(await ask(4)).toMatchObject({ isComplete: false });
  });

  test('what its filter allows, given what the form holds and the line it stands in', async () => {
    const field = 'lines.product';

    expect(await found('boss', { field })).toEqual(['p6', 'p3', 'p5', 'p1', 'p2']);
    expect(await found('boss', { field, values: { limit: '50.00' } })).toEqual(['p6', 'p5', 'p1', 'p2']);
    expect(await found('boss', { field, values: { lines: [{ id: 'l1', quantity: 3 }] } })).not.toContain(
      'p6',
    );
  });

  test('what the filter says through a reference, asked of each record', async () => {
    expect(await found('boss', { field: 'main', search: 'cable' })).toEqual([]);
    expect(await found('boss', { field: 'main', search: 'bolt' })).toEqual([]);
    expect(await found('boss', { field: 'main', search: 'anchor' })).toEqual(['p6']);
  });

  test('what the filter says of a live field, asked of each record', async () => {
    expect(await found('boss', { field: 'scarce' })).toEqual(['p6', 'p3', 'p5', 'p1']);
  });

  test('nothing where the person may read none of them', async () => {
    const acting = await shop.acting('ann');
    const blind = {
      ...acting,
      policy: {
        ...acting.policy,
        entity: (id: string) => acting.policy.entity(id === 'product' ? 'position' : id),
      },
    };

    expect(await lookUp(blind, { entityId: 'order', field: 'main' })).toEqual({
      items: [],
      isComplete: true,
    });
  });

  test('a record that the person may not read counts for nothing in the form either', async () => {
    const values = { scarce: 'p4', limit: '50.00' };

    expect(await found('bob', { field: 'lines.product', values })).toEqual(['p6', 'p5', 'p1', 'p2']);
  });

  test('whatever nonsense is sent as the form', async () => {
    const nonsense = [
      null,
      'text',
      [1],
      { limit: { $gt: '' } },
      { lines: { $where: '1' } },
      { lines: [null, 5, { id: { $ne: 1 } }] },
      JSON.parse('{"__proto__":{"limit":"1"}}'),
    ];
    for (const values of nonsense)
      expect(await found('boss', { field: 'lines.product', values })).toEqual(['p6', 'p3', 'p5', 'p1', 'p2']);
  });
});

describe('a candidate brings with it', () => {
  test('what it is found by and what the form computes with, as far as the person may read it', async () => {
    const candidate = async (person: ShopPerson) =>
      (await lookUp(await shop.acting(person), { entityId: 'order', field: 'lines.product', search: 'a1' }))
        .items[0];

    expect(await candidate('boss')).toEqual({
      id: 'p1',
      title: '电容 A10',
      fields: {
        code: 'A1',
        name: '电容 A10',
        supplier: 'north',
        price: '10.00',
        cost: '5.00',
        active: true,
        rank: null,
      },
    });
    expect(await candidate('bob')).toEqual({
      id: 'p1',
      title: '电容 A10',
      fields: { code: 'A1', name: '电容 A10', price: '10.00', active: true, rank: null },
    });
  });

  test('live fields as of now where the form reads them', async () => {
    const { items } = await lookUp(await shop.acting('boss'), {
      entityId: 'order',
      field: 'scarce',
      search: 'anchor',
    });

    expect(items[0]?.fields).toMatchObject({ stock: '4.999', active: true });
  });
});

describe('people', () => {
  const named = async (person: ShopPerson, request: Omit<LookUpRequest, 'entityId'>, entityId = 'order') =>
    (await lookUp(await shop.acting(person), { entityId, ...request })).items.map((one) => one.title);

  test('who are active, by name', async () => {
    expect(await named('boss', { field: 'keeper' }, 'product')).toEqual([
      'Ann',
      'Bob',
      'Boss',
      'Eve',
      'Guest',
    ]);
    expect(await named('boss', { field: 'keeper', search: 'bo' }, 'product')).toEqual(['Bob', 'Boss']);
    expect(await named('boss', { field: 'keeper', search: 'old' }, 'product')).toEqual([]);
  });

  test('whom the filter of the field allows', async () => {
    expect(await named('ann', { field: 'seller' })).toEqual(['Ann', 'Bob']);
    expect(await named('eve', { field: 'seller' })).toEqual(['Eve', 'Guest']);
  });

  test('departments likewise', async () => {
    expect(await named('ann', { field: 'unit', search: 's' })).toEqual(['Sales', 'Store']);
  });

  test('with no more of them than the person may read', async () => {
    const fieldsFor = async (person: ShopPerson) => {
      const request = { entityId: 'order', field: 'seller', search: 'ann' };
      return (await lookUp(await shop.acting(person), request)).items[0]?.fields;
    };

    expect(await fieldsFor('ann')).toEqual({});
    expect(await fieldsFor('boss')).toMatchObject({ username: 'ann', department: { title: 'Sales' } });
  });
});

describe('a look-up is refused', () => {
  const problem = async (person: ShopPerson, request: LookUpRequest) => {
    const cause = await lookUp(await shop.acting(person), request).catch((one: unknown) => one);
    if (!(cause instanceof Invalid)) throw cause;
    return cause.issues.map((one) => `${cause.status} ${one.code} ${one.path}`);
  };

  test.each(['nonsense', 'region', 'lines', 'lines.quantity', 'constructor', '', 'main.category'])(
    'in the field "%s", which refers to nothing',
    async (field) => {
      expect(await problem('boss', { entityId: 'order', field })).toEqual(['422 field.unknown /field']);
    },
  );

  test.each([0, 51, 2.5])('for %d at once', async (limit) => {
    expect(await problem('boss', { entityId: 'order', field: 'main', limit })).toEqual([
      '400 request.number-out-of-range /limit',
    ]);
  });

  test('of somebody who has nothing to do with the entity', async () => {
    const acting = await shop.acting('guest');

    await expect(lookUp(acting, { entityId: 'order', field: 'main' })).rejects.toMatchObject({
      code: 'entity.not-found',
    });
  });
});
