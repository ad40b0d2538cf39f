import type { Db } from 'mongodb';
import type { Route } from '../../../../runtime/server/http/route.ts';
import { type Goods, orderOf, salesPeople, stockGoods } from '../../../support/sales-company.ts';
import { startTestServer, type TestServer, type TestServerOptions } from '../../../support/server.ts';
import { succeeded, type TestAnswer, type TestClient } from '../../../support/test-client.ts';

const sketch = {
  departments: salesPeople.departments,
  people: {
    ...salesPeople.people,
    admin: { department: 'company', roles: ['administrator'] },
    consultant: { department: 'company', roles: ['implementation-consultant'] },
    guest: { department: 'warehouse' },
    nobody: { department: 'warehouse' },
  },
};

type Name = keyof typeof sketch.people;

/** One of two trading companies on one server, with everybody of it at a browser. */
export interface Firm {
  tenant: string;
  people: Record<Name, TestClient>;
  /** Ids of the people. */
  ids: Readonly<Record<string, string>>;
  goods: Goods;
  database: Db;
}

/** What somebody sends to a route who may, with what stands for the parts of its path. */
export interface Visit {
  who: Name;
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  ifMatch?: number;
}

export interface Firms {
  server: TestServer;
  acme: Firm;
  rival: Firm;
}

/** Both companies; with a browser that prints where one is given. */
export async function openFirms(options: Pick<TestServerOptions, 'app'> = {}): Promise<Firms> {
  const server = await startTestServer({ ...options, tenants: { acme: sketch, rival: sketch } });
  const [acme, rival] = await Promise.all(['acme', 'rival'].map((tenant) => openFirm(server, tenant)));
  return { server, acme: acme as Firm, rival: rival as Firm };
}

async function openFirm(server: TestServer, tenant: string): Promise<Firm> {
  const company = server.companies[tenant] as NonNullable<(typeof server.companies)[string]>;
  const goods = await stockGoods(server.app.ground, company, { customers: 1, products: 2, stock: '1000' });
  const names = Object.keys(sketch.people) as Name[];
  const clients = await Promise.all(names.map((name) => server.signIn(name, tenant)));
  const people = Object.fromEntries(names.map((name, index) => [name, clients[index]]));
  const { db: database } = server.database;
  return { tenant, people: people as Firm['people'], ids: company.people, goods, database };
}

/** How a route is called in tables of routes. */
export function nameOf({ method, path }: Route): string {
  return `${method} ${path}`;
}

/** The address of a visit. */
export function addressOf({ path }: Route, { params = {}, query }: Visit): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? 'none'));
  return query ? `${filled}?${new URLSearchParams(query)}` : filled;
}

/** Visits a route as somebody, with other headers when they are given. */
export function knock(
  client: TestClient,
  route: Route,
  visit: Visit,
  headers: Record<string, string> = {},
): Promise<TestAnswer> {
  const { body, ifMatch } = visit;
  return client.send(route.method, addressOf(route, visit), {
    ...(body !== undefined && { body }),
    headers: { ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }), ...headers },
  });
}

/** An order of `sales` in its draft. */
export async function orderIn({ people, goods }: Firm): Promise<{ id: string; lines: { id: string }[] }> {
  return succeeded(people.sales.post('/api/records/sales-order', orderOf(goods, { lines: 1 })));
}

/** An order that waits for its review: its id, the to-do and the approval. */
export async function orderInApproval(firm: Firm): Promise<{ id: string; task: string; instance: string }> {
  const { id } = await orderIn(firm);
  await succeeded(firm.people.sales.post(`/api/records/sales-order/${id}/submit`));
  const { items } = await succeeded(firm.people['order-admin'].get('/api/tasks?limit=200'));
  const task = items.find((one: { record: string }) => one.record === id);
  return { id, task: task.id, instance: task.instance };
}

/** An order that may be delivered. */
export async function approvedOrder(firm: Firm): Promise<{ id: string; line: string }> {
  const { id, task } = await orderInApproval(firm);
  const admin = firm.people['order-admin'];
  const { body } = await admin.get(`/api/tasks/${task}`);
  await succeeded(
    admin.post(`/api/tasks/${task}/actions`, { action: 'approve', seenRevision: body.revision }),
  );
  const { lines } = await succeeded(firm.people.sales.get(`/api/records/sales-order/${id}`));
  return { id, line: lines[0].id };
}
