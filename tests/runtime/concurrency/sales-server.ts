import {
  type Goods,
  type OrderSketch,
  orderOf,
  salesPeople,
  stockGoods,
} from '../../support/sales-company.ts';
import { startTestServer, type TestServer, type TestServerOptions } from '../../support/server.ts';
import { succeeded, type TestAnswer, type TestClient } from '../../support/test-client.ts';

export const orders = '/api/records/sales-order';
export const notes = '/api/records/delivery-note';

/** Everybody of the trading company at their browsers, with goods to trade in. */
export interface SalesServer {
  server: TestServer;
  goods: Goods;
  people: Record<keyof typeof salesPeople.people, TestClient>;
}

export async function startSalesServer(
  options: TestServerOptions & { stock?: string } = {},
): Promise<SalesServer> {
  const server = await startTestServer({ ...options, tenants: { acme: salesPeople } });
  const { stock = '1000' } = options;
  const goods = await stockGoods(server.app.ground, server.company, { customers: 2, products: 10, stock });
  const names = Object.keys(salesPeople.people);
  const clients = await Promise.all(names.map((name) => server.signIn(name)));
  const people = Object.fromEntries(names.map((name, index) => [name, clients[index]]));
  return { server, goods, people: people as SalesServer['people'] };
}

export interface OpenTask {
  id: string;
  record: string;
  revision: number;
}

/** An order of `sales`; gives its id. */
export async function createOrder({ people, goods }: SalesServer, sketch: OrderSketch): Promise<string> {
  return (await succeeded(people.sales.post(orders, orderOf(goods, sketch)))).id;
}

/** An order that waits for its first review; gives its id. */
export async function submitOrder(sales: SalesServer, sketch: OrderSketch): Promise<string> {
  const id = await createOrder(sales, sketch);
  await succeeded(sales.people.sales.post(`${orders}/${id}/submit`));
  return id;
}

/** The to-do that a person holds on a record. */
export async function taskOn(person: TestClient, record: string): Promise<OpenTask> {
  const { items } = await succeeded(person.get('/api/tasks?limit=200'));
  const task = items.find((one: OpenTask) => one.record === record);
  if (!task) throw new Error(`no task on ${record}`);
  return task;
}

export function decide(
  person: TestClient,
  task: OpenTask,
  action: 'approve' | 'reject' = 'approve',
  headers: Record<string, string> = {},
): Promise<TestAnswer> {
  const comment = action === 'reject' ? { comment: '价格不对' } : {};
  const body = { action, seenRevision: task.revision, ...comment };
  return person.post(`/api/tasks/${task.id}/actions`, body, headers);
}

/** An order through its only approval; gives its id. */
export async function approvedOrder(sales: SalesServer, sketch: OrderSketch): Promise<string> {
  const id = await submitOrder(sales, sketch);
  await succeeded(decide(sales.people['order-admin'], await taskOn(sales.people['order-admin'], id)));
  return id;
}

/** How often each answer came: `200`, `409 task.closed`. */
export function outcomes(answers: readonly TestAnswer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, body } of answers) {
    const outcome = status < 400 ? String(status) : `${status} ${body.code}`;
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
}
