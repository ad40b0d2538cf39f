import { setTimeout as pause } from 'node:timers/promises';
import type { Db, Document, MongoClient } from 'mongodb';
import { openBrowserSession } from '../../support/browser-session.ts';
import { openGround } from '../../support/ground.ts';
import { runServerProgram, type ServerProgram } from '../../support/run-server-program.ts';
import { type Goods, orderOf, salesPeople, stockGoods } from '../../support/sales-company.ts';
import { foundCompany, password } from '../../support/test-company.ts';

/** So many timers due at once after an outage, and so many people's approvals meanwhile. */
export interface StormOptions {
  timers: number;
  approvals: number;
}

export interface StormReport {
  /** How often each timer fired: `{ 1: 500 }` is once each. */
  fired: Record<number, number>;
  /** Instances that do not stand where one firing brings them. */
  astray: number;
  reminders: number;
  /** Rows that are left in the tables of timers and messages. */
  left: number;
  seconds: number;
  /** What the approvals meanwhile took, in milliseconds, shortest first. */
  latencies: number[];
}

const tenant = 'storm';
const orders = '/api/records/sales-order';
type Row = Document & { _id: string };

/**
 * Two processes on one database find everything that became due while neither ran. Each timer must fire
 * exactly once, while people go on approving (reliability.md C01, HF5).
 */
export async function runStorm(
  client: MongoClient,
  uri: string,
  options: StormOptions,
): Promise<StormReport> {
  const db = client.db();
  const goods = await foundTrade(uri);
  const words = ['--import', 'tsx', 'runtime/server/main.ts', '--no-open'];
  const environment = { MONGODB_URI: uri, FORMWORK_DEMO: 'off', LOG_LEVEL: 'error' };
  const programs = [runServerProgram(words, environment), runServerProgram(words, environment)];
  try {
    const sales = await personOn(programs[0] as ServerProgram, 'sales');
    const submitted: string[] = [];
    for (let count = 0; count <= options.approvals; count++) submitted.push(await submitOrder(sales, goods));
    const model = submitted.pop() as string;
    const rev = await multiply(db, model, options.timers);
    const began = performance.now();
    const [latencies] = await Promise.all([approveAll(programs, db, submitted), drained(db)]);
    const seconds = (performance.now() - began) / 1000;
    return { ...(await outcomeOf(db, rev)), seconds, latencies };
  } finally {
    for (const program of programs) program.kill('SIGTERM');
    await Promise.all(programs.map((program) => program.ended));
  }
}

async function foundTrade(uri: string): Promise<Goods> {
  const ground = await openGround(uri);
  const company = await foundCompany(ground, tenant, salesPeople);
  const goods = await stockGoods(ground, company, { customers: 1, products: 3, stock: '1000' });
  await ground.database.close();
  return goods;
}

type Post = (path: string, body: object) => Promise<{ id: string }>;

async function personOn(program: ServerProgram, username: string): Promise<Post> {
  const url = await program.url;
  const headers = await openBrowserSession(url, { tenant, username, password });
  return async (path, body) => {
    const response = await fetch(url + path, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as { id: string };
  };
}

async function submitOrder(post: Post, goods: Goods): Promise<string> {
  const { id } = await post(orders, orderOf(goods, { lines: 3 }));
  await post(`${orders}/${id}/submit`, {});
  return id;
}

/** As many copies of a submitted order, with its approval and its timer, which has been due for a while; gives their `rev`. */
async function multiply(db: Db, record: string, count: number): Promise<number> {
  const order = (await db.collection<Row>('records.sales-order').findOne({ _id: record })) as Row;
  const instance = (await db.collection<Row>('instances').findOne({ record })) as Row;
  const timer = (await db.collection<Row>('timers').findOne({ instance: instance._id })) as Row;
  const copies = Array.from({ length: count }, (_, index) => `storm-${index}`);
  await db.collection<Row>('records.sales-order').insertMany(
    copies.map((id) => ({
      ...order,
      _id: id,
      lock: { ...order.lock, instance: id },
      values: { ...order.values, number: id },
    })),
  );
  await db
    .collection<Row>('instances')
    .insertMany(copies.map((id) => ({ ...instance, _id: id, record: id })));
  const due = Date.now() - 3_600_000;
  await db.collection<Row>('timers').insertMany(
    copies.map((id, index) => ({
      ...timer,
      _id: `${id}:${timer.visit}:${timer.generation}`,
      instance: id,
      dueAt: new Date(due + (index % 1000)),
    })),
  );
  return Number(instance.rev);
}

/** Approves one order after another, on either process; what each took. */
async function approveAll(
  programs: readonly ServerProgram[],
  db: Db,
  submitted: readonly string[],
): Promise<number[]> {
  const people = await Promise.all(programs.map((program) => personOn(program, 'order-admin')));
  const latencies: number[] = [];
  for (const [index, record] of submitted.entries()) {
    const task = await db.collection<Row>('tasks').findOne({ record, status: 'open' });
    const began = performance.now();
    await people[index % people.length]?.(`/api/tasks/${task?._id}/actions`, {
      action: 'approve',
      seenRevision: 2,
    });
    latencies.push(performance.now() - began);
    await pause(20);
  }
  return latencies.sort((one, other) => one - other);
}

/** Until nothing of the storm is left, or it has gone on for too long. */
async function drained(db: Db): Promise<void> {
  const until = Date.now() + 15 * 60_000;
  while (Date.now() < until && (await rowsLeft(db)) > 0) await pause(200);
}

async function rowsLeft(db: Db): Promise<number> {
  const timers = await db.collection('timers').countDocuments({ instance: /^storm-/ });
  return timers + (await db.collection('outbox').countDocuments({}));
}

async function outcomeOf(db: Db, rev: number) {
  const copies = await db
    .collection<Row>('instances')
    .find({ _id: /^storm-/ as never }, { projection: { rev: 1 } })
    .toArray();
  const logged = await db
    .collection('audit')
    .aggregate<{ _id: string; count: number }>([
      { $match: { action: 'fire-timer', instance: /^storm-/ } },
      { $group: { _id: '$instance', count: { $sum: 1 } } },
    ])
    .toArray();
  const times = new Map(logged.map(({ _id, count }) => [_id, count]));
  const fired: Record<number, number> = {};
  for (const { _id } of copies) {
    const count = times.get(_id) ?? 0;
    fired[count] = (fired[count] ?? 0) + 1;
  }
  return {
    fired,
    astray: copies.filter((copy) => copy.rev !== rev + 1).length,
    reminders: await db.collection('notifications').countDocuments({ event: 'task-reminder' }),
    left: await rowsLeft(db),
  };
}
