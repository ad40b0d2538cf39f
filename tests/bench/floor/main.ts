import type { AddressInfo } from 'node:net';
import express, { type NextFunction, type Request, type Response } from 'express';
import { MongoClient } from 'mongodb';
import { errorsOf, type FloorOrder } from './order.ts';
import { FloorOrders } from './orders.ts';
import { type FloorSession, FloorSessions, mayDo } from './sessions.ts';

/**
 * The least program that does the same job on the same database (performance.md): express, a
 * compiled schema, a session check, a role check, one document and its audit entry in one transaction.
 */
const client = await new MongoClient(process.env.MONGODB_URI ?? '', {
  maxPoolSize: 50,
  writeConcern: { w: 'majority', journal: true },
}).connect();
const db = client.db();
await db
  .collection('orders')
  .createIndexes([{ key: { tenant: 1, _id: 1 } }, { key: { tenant: 1, customer: 1, orderDate: 1 } }]);
await db.collection('audit').createIndex({ tenant: 1, order: 1 });
const orders = new FloorOrders(client, db);
const sessions = new FloorSessions(db);

const app = express();
app.disable('x-powered-by');
app.use(express.json({ limit: '2mb' }));
app.get('/readyz', (_request, response) => void response.json({ status: 'ready' }));
app.use(async (request: Request, response: Response, next: NextFunction) => {
  const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  const session = token === undefined ? undefined : await sessions.find(token);
  response.locals.session = session;
  if (session) next();
  else response.status(401).json({ code: 'session.required' });
});

function allowed(action: string) {
  return (_request: Request, response: Response, next: NextFunction) => {
    if (mayDo((response.locals.session as FloorSession).role, action)) next();
    else response.status(403).json({ code: 'permission.denied' });
  };
}

app.post('/orders', allowed('create'), async (request, response) => {
  const errors = errorsOf(request.body);
  if (errors.length > 0) return void response.status(422).json({ errors });
  const { tenant, user } = response.locals.session as FloorSession;
  response.status(201).json(await orders.create(tenant, user, request.body));
});

app.get('/orders', allowed('read'), async (request, response) => {
  const { customer, status, total } = request.query;
  const { tenant } = response.locals.session as FloorSession;
  response.json(await orders.list(tenant, String(customer), String(status), total === 'true'));
});

app.get('/orders/:id', allowed('read'), async (request, response) => {
  const order = await orders.find(
    (response.locals.session as FloorSession).tenant,
    String(request.params.id),
  );
  if (order) response.json(order);
  else response.status(404).json({ code: 'not-found' });
});

app.patch('/orders/:id', allowed('update'), async (request, response) => {
  const { tenant, user } = response.locals.session as FloorSession;
  const before = await orders.find(tenant, String(request.params.id));
  if (!before) return void response.status(404).json({ code: 'not-found' });
  if (request.headers['if-match'] !== `"${before.revision}"`)
    return void response.status(409).json({ code: 'changed' });
  const { _id, tenant: _, revision, status, ...fields } = { ...before, ...request.body } as FloorOrder;
  const errors = errorsOf(fields);
  if (errors.length > 0) return void response.status(422).json({ errors });
  if (await orders.update(user, before, request.body))
    response.json({ _id, tenant, revision: revision + 1, status, ...fields });
  else response.status(409).json({ code: 'changed' });
});

const server = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(`ready http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
process.on('SIGTERM', () => process.exit(0));
