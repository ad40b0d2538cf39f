import type { Document } from 'mongodb';
import type { Ground } from '../../runtime/server/operations/acting.ts';
import { recordCollection } from '../../runtime/server/store/collections.ts';
import { newId } from '../../runtime/server/store/new-id.ts';
import { openBrowserSession } from '../support/browser-session.ts';
import { openGround } from '../support/ground.ts';
import { type Goods, orderOf, salesPeople, stockGoods } from '../support/sales-company.ts';
import { foundCompany, password } from '../support/test-company.ts';
import { startProgram } from './program.ts';
import { loaded, type Side } from './side.ts';

const tenant = 'bench';

/** The product with a company in it: its program, and what its cells need to know. */
export interface Ours extends Side {
  ground: Ground;
  goods: Goods;
  /** Headers of the session of a person. */
  as(username: keyof typeof salesPeople.people): Promise<Record<string, string>>;
}

/** A company on the shipped modules with so many orders, whose people have their real roles. */
export async function prepareOurs(path: string, uri: string, load: number): Promise<Ours> {
  const ground = await openGround(uri);
  const company = await foundCompany(ground, tenant, salesPeople);
  const goods = await stockGoods(ground, company, { customers: 50, products: 50, stock: '1000000' });
  const template = await company.create('sales-order', {
    ...orderOf(goods, { lines: 10 }),
    salesperson: company.people.sales,
  });
  const orders = await copyOrder(ground, goods, template, load);
  const start = () => startProgram([path, '--no-open'], { MONGODB_URI: uri, FORMWORK_DEMO: 'off' });
  const program = await start();
  const sessions = new Map<string, Promise<Record<string, string>>>();
  const as = (username: string) => {
    const session = sessions.get(username) ?? openBrowserSession(program.url, { tenant, username, password });
    sessions.set(username, session);
    return session;
  };
  return {
    program,
    start,
    headers: await as('sales'),
    orders,
    customers: goods.customers,
    ground,
    goods,
    as,
  };
}

/** Copies of one order, exactly as the product stores it, among all customers and over half a year. */
async function copyOrder(
  { database: { db } }: Ground,
  { customers }: Goods,
  template: string,
  count: number,
): Promise<string[]> {
  const records = db.collection<Document & { _id: string }>(recordCollection('sales-order'));
  const order = await records.findOne({ _id: template });
  if (!order) throw new Error('the order to copy is not there');
  const ids: string[] = [];
  for (let from = 0; from < count; from += 500) {
    const copies = Array.from({ length: Math.min(500, count - from) }, (_, index) =>
      copyOf(order, customers, from + index),
    );
    await records.insertMany(copies);
    ids.push(...copies.map(({ _id }) => _id));
  }
  return ids;
}

function copyOf(order: Document, customers: readonly string[], index: number): Document & { _id: string } {
  const { customer, orderDate, state, number } = loaded(index, customers);
  const createdAt = new Date(Date.parse(orderDate) + index);
  return {
    ...order,
    _id: newId(),
    state,
    stateTimes: { [state]: createdAt },
    createdAt,
    updatedAt: createdAt,
    values: { ...order.values, number, orderDate, customer: { id: customer, title: `客户${customer}` } },
    search: [number.toLowerCase(), ...order.search.slice(1)],
  };
}
