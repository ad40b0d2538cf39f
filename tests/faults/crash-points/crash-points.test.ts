import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Db } from 'mongodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CrashPoint, crashPoints } from '../../../runtime/server/crash-point.ts';
import { openBrowserSession } from '../../support/browser-session.ts';
import { type Bundled, bundleServer } from '../../support/bundle-server.ts';
import { testDatabase } from '../../support/database.ts';
import { openGround } from '../../support/ground.ts';
import { type MailServer, startMailServer } from '../../support/mail-server.ts';
import { runServerProgram, type ServerProgram } from '../../support/run-server-program.ts';
import { type Goods, orderOf, salesPeople, stockGoods } from '../../support/sales-company.ts';
import { foundCompany, password } from '../../support/test-company.ts';
import { violationsOf } from '../invariants.ts';

const tenant = 'acme';
const orders = '/api/records/sales-order';

let db: Db;
let uri: string;
let goods: Goods;
let bundle: Bundled;
/** With mail, what is told goes through the outbox too. */
let mail: MailServer;
/** The one that goes on when the other has died. */
let survivor: ServerProgram;
let sales: Record<string, string>;
let admin: Record<string, string>;

beforeAll(async () => {
  const { client, uri: address } = await testDatabase();
  db = client.db();
  uri = address;
  const ground = await openGround(uri);
  const company = await foundCompany(ground, tenant, salesPeople);
  goods = await stockGoods(ground, company, { customers: 1, products: 3, stock: '1000' });
  await ground.database.close();
  [bundle, mail] = await Promise.all([bundleServer(), startMailServer(() => 'take')]);
  survivor = start();
  const url = await survivor.url;
  sales = await openBrowserSession(url, { tenant, username: 'sales', password });
  admin = await openBrowserSession(url, { tenant, username: 'order-admin', password });
});

afterAll(async () => {
  survivor.kill('SIGTERM');
  await survivor.ended;
  bundle.remove();
});

/** What is being done when the process dies. */
const acts = ['submit', 'approve', 'return'] as const;
type Act = (typeof acts)[number];

/** Points that every one of these acts comes to. */
const onTheWay = crashPoints.filter((point) => !/^(timer|errands|letter)/.test(point));
const atTimers = crashPoints.filter((point) => point.startsWith('timer'));

// Each waits for what the dead one held to be let go, so that they wait side by side.
describe.concurrent('K4, B01: an approval whose process dies is in exactly one state and goes on', () => {
  test.each(onTheWay.flatMap((point) => acts.map((act) => [point, act] as const)))(
    'K4: at %s during %s',
    async (point, act) => {
      const order = await prepared(act);
      const doomed = start(point);

      await send(await doomed.url, order, act);

      expect(await doomed.ended).toBe('SIGKILL');
      await expectOneState(order, act);
      await driveOn(order, act);
    },
    180_000,
  );
});

describe('K4, K8: a timer whose process dies fires once', () => {
  test.each(atTimers)('K4: at %s while a timer fires', async (point) => {
    const order = await prepared('approve');
    const doomed = start(point);
    await doomed.url;
    const { _id } = await instanceOf(order);
    survivor.kill('SIGSTOP');
    await db.collection('timers').updateOne({ instance: _id }, { $set: { dueAt: new Date() } });

    const end = await doomed.ended;

    survivor.kill('SIGCONT');
    expect(end).toBe('SIGKILL');
    // The lease of the one that died ends now instead of in a minute.
    await db.collection('timers').updateOne({ instance: _id }, { $set: { dueAt: new Date() } });
    await until(async () => (await firedOf(_id)) === 1);
    await driveOn(order, 'approve');
    expect(await firedOf(_id)).toBe(1);
  });
});

function start(point?: CrashPoint): ServerProgram {
  return runServerProgram([bundle.path, '--no-open'], {
    MONGODB_URI: uri,
    FORMWORK_DEMO: 'off',
    LOG_LEVEL: 'error',
    SMTP_URL: mail.url,
    MAIL_FROM: 'erp@company.example',
    FORMWORK_URL: 'https://erp.company.example',
    ...(point && { FORMWORK_CRASH_AT: `${point}:1` }),
  });
}

interface Posting {
  who: Record<string, string>;
  path: string;
  body?: object;
  key?: string;
}

/** As often as it is told that what it needs is locked. */
async function post(url: string, posting: Posting): Promise<number> {
  for (;;) {
    const status = await ask(url, posting);
    if (status !== 503) return status;
    await pause(500);
  }
}

async function ask(url: string, { who, path, body = {}, key }: Posting): Promise<number> {
  const headers = { ...who, 'content-type': 'application/json', ...(key && { 'idempotency-key': key }) };
  try {
    const response = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    await response.text();
    return response.status;
  } catch {
    // It died before it answered.
    return 0;
  }
}

/** An order to which an act can be done. */
async function prepared(act: Act): Promise<string> {
  const url = await survivor.url;
  const remark = randomUUID();
  expect(
    await post(url, { who: sales, path: orders, body: { ...orderOf(goods, { lines: 1 }), remark } }),
  ).toBe(201);
  const made = await db.collection('records.sales-order').findOne({ 'values.remark': remark });
  const id = String(made?._id);
  if (act !== 'submit') expect(await send(url, id, 'submit')).toBe(200);
  return id;
}

async function send(url: string, order: string, act: Act): Promise<number> {
  if (act === 'submit')
    return post(url, { who: sales, path: `${orders}/${order}/submit`, key: `submit-${order}` });
  const task = await db.collection('tasks').findOne({ record: order });
  const needs = act === 'return' ? { to: 'initiator', comment: 'once more' } : {};
  const body = { action: act, seenRevision: 2, ...needs };
  return post(url, { who: admin, path: `/api/tasks/${task?._id}/actions`, body, key: `${act}-${order}` });
}

async function instanceOf(order: string) {
  const found = await db.collection('instances').find({ record: order }).toArray();
  if (found.length !== 1) throw new Error(`order ${order} has ${found.length} instances`);
  return found[0] as (typeof found)[0];
}

/** Before the act or after it, and nothing between. */
async function expectOneState(order: string, act: Act): Promise<void> {
  const instances = await db.collection('instances').find({ record: order }).toArray();
  const tasks = await db.collection('tasks').countDocuments({ record: order, status: 'open' });
  const record = await db.collection('records.sales-order').findOne({ _id: order as never });
  const seen = `${instances.map(({ state }) => state)}, ${record?.state}, ${tasks} to-dos`;
  const allowed = {
    submit: [', draft, 0 to-dos', 'running, in-approval, 1 to-dos'],
    approve: ['running, in-approval, 1 to-dos', 'approved, approved, 0 to-dos'],
    return: ['running, in-approval, 1 to-dos', 'returned, draft, 0 to-dos'],
  };
  expect(allowed[act]).toContain(seen);
}

/** The same command again does it once; then it goes its way to the end, and everything about it is right. */
async function driveOn(order: string, act: Act): Promise<void> {
  const url = await survivor.url;
  expect(await send(url, order, act)).toBe(200);
  if (act === 'return') expect(await post(url, { who: sales, path: `${orders}/${order}/submit` })).toBe(200);
  if (act !== 'approve') {
    const task = await db.collection('tasks').findOne({ record: order, status: 'open' });
    const record = await db.collection('records.sales-order').findOne({ _id: order as never });
    const body = { action: 'approve', seenRevision: record?.revision };
    expect(await post(url, { who: admin, path: `/api/tasks/${task?._id}/actions`, body })).toBe(200);
  }
  // Messages of the one that died are anybody's now, instead of when its lease ends.
  await db.collection('outbox').updateMany({}, { $set: { dueAt: new Date() } });
  await until(async () => (await db.collection('outbox').countDocuments({})) === 0);
  const submitted = [{ entity: 'sales-order', id: order }];
  const violations = await violationsOf({ db, submitted, journal: [] });
  expect(violations.filter((one) => one.includes(order))).toEqual([]);
}

function firedOf(instance: unknown): Promise<number> {
  return db.collection('audit').countDocuments({ instance, action: 'fire-timer' });
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await holds()); tries++) {
    if (tries > 300) throw new Error('it does not come about');
    await pause(100);
  }
}
