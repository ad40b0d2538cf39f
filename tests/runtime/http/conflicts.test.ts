import { beforeAll, describe, expect, test } from 'vitest';
import { succeeded, type TestClient } from '../../support/test-client.ts';
import { type Firm, openFirms, orderIn } from './doors/firm.ts';

let acme: Firm;
let sales: TestClient;
let admin: TestClient;

beforeAll(async () => {
  ({ acme } = await openFirms());
  ({ sales, admin } = acme.people);
});

interface Order {
  id: string;
  path: string;
  line: string;
}

async function order(): Promise<Order> {
  const { id, lines } = await orderIn(acme);
  return { id, path: `/api/records/sales-order/${id}`, line: (lines[0] as { id: string }).id };
}

const lineOf = (quantity: string) => ({ product: acme.goods.products[1], quantity });

/** Two people who both saw revision 1: what the first saved, and what the second is told. */
async function bothSave(first: (one: Order) => object, second: (one: Order) => object) {
  const one = await order();
  await succeeded(admin.patch(one.path, first(one), 1));
  const late = await sales.patch(one.path, second(one), 1);
  return { one, late };
}

describe('two people who change one order', () => {
  test.each<[string, (one: Order) => object, (one: Order) => object]>([
    ['different fields', () => ({ remark: 'theirs' }), () => ({ contact: 'ours' })],
    [
      'a field and a line',
      () => ({ remark: 'theirs' }),
      ({ line }) => ({ lines: { [line]: { quantity: '7' } } }),
    ],
    [
      'different columns of one line',
      ({ line }) => ({ lines: { [line]: { remark: 'theirs' } } }),
      ({ line }) => ({ lines: { [line]: { quantity: '7' } } }),
    ],
    [
      'a line that the other has not',
      () => ({ lines: { new1: lineOf('3') } }),
      () => ({ lines: { new2: lineOf('4') } }),
    ],
  ])(
    'in %s are told of no conflict, and what the second saves over the newer one keeps both',
    async (_, first, second) => {
      const { one, late } = await bothSave(first, second);

      expect(late).toMatchObject({ status: 409, body: { code: 'record.changed', conflicts: [] } });
      const { revision } = late.body.current;
      const saved = await succeeded(sales.patch(one.path, second(one), revision));

      const [line] = saved.lines;
      const kept = {
        header: saved.remark,
        contact: saved.contact,
        lines: saved.lines.length,
        of: line.quantity,
        note: line.remark,
      };
      expect(kept).toEqual(await expected(one, [first(one), second(one)]));
    },
  );

  /** The same two changes made one after the other by one person. */
  async function expected(_: Order, changes: object[]) {
    const other = await order();
    let saved = await succeeded(sales.get(other.path));
    for (const change of changes) {
      const text = JSON.stringify(change).replaceAll(_.line, other.line);
      saved = await succeeded(sales.patch(other.path, JSON.parse(text), saved.revision));
    }
    const [line] = saved.lines;
    return {
      header: saved.remark,
      contact: saved.contact,
      lines: saved.lines.length,
      of: line.quantity,
      note: line.remark,
    };
  }

  test.each<[string, (one: Order) => object, (one: Order) => object, (one: Order) => object]>([
    [
      'in the same field',
      () => ({ contact: 'theirs' }),
      () => ({ contact: 'ours' }),
      () => ({ path: 'contact', before: '孙浩然', theirs: 'theirs', yours: 'ours' }),
    ],
    [
      'in the same column of a line',
      ({ line }) => ({ lines: { [line]: { quantity: '5' } } }),
      ({ line }) => ({ lines: { [line]: { quantity: '7' } } }),
      ({ line }) => ({ path: `lines/${line}/quantity`, before: '2.000', theirs: '5.000', yours: '7' }),
    ],
    [
      'one of whom deletes the line',
      ({ line }) => ({ lines: { [line]: { quantity: '5' } } }),
      ({ line }) => ({ lines: { [line]: null, new1: lineOf('1') } }),
      ({ line }) => ({ path: `lines/${line}/quantity`, before: '2.000', theirs: '5.000', yours: null }),
    ],
    [
      'one of whom sends a whole list without the other’s line',
      () => ({ lines: { new1: lineOf('3') } }),
      ({ line }) => ({ lines: [{ id: line, quantity: '7' }] }),
      () => ({ before: null, theirs: expect.objectContaining({ quantity: '3.000' }), yours: null }),
    ],
  ])(
    '%s: the second is told before, theirs and yours, and nothing is overwritten',
    async (_, first, second, conflict) => {
      const { one, late } = await bothSave(first, second);

      expect(late.status).toBe(409);
      expect(late.body.conflicts).toContainEqual(expect.objectContaining(conflict(one)));
      expect((await succeeded(sales.get(one.path))).revision).toBe(2);
    },
  );

  test('and do not say what they saw are asked to', async () => {
    const { path } = await order();

    expect(await sales.send('patch', path, { body: { remark: 'blind' } })).toMatchObject({
      status: 428,
      body: { code: 'record.revision-required' },
    });
  });

  test('of whom one saw a revision that is still to come are refused', async () => {
    const { path } = await order();

    expect(await sales.patch(path, { remark: 'early' }, 9)).toMatchObject({
      status: 409,
      body: { code: 'record.changed', params: { revision: 1, seen: 9 } },
    });
  });
});
