import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Db, MongoClient } from 'mongodb';
import { openBrowserSession } from '../support/browser-session.ts';
import { bundleServer } from '../support/bundle-server.ts';
import { openGround } from '../support/ground.ts';
import { type Goods, salesPeople, stockGoods } from '../support/sales-company.ts';
import { foundCompany, password, type TestCompany } from '../support/test-company.ts';
import { Caller } from './caller.ts';
import { chanceFrom } from './chance.ts';
import { Crowd, sideBySide } from './crowd.ts';
import type { Aftermath } from './invariants.ts';
import { Journal } from './journal.ts';
import type { FaultOptions } from './options.ts';
import { tradeOrder } from './orders.ts';
import { ProcessesUnderFire } from './processes-under-fire.ts';
import { passRequest } from './requests.ts';

export interface FaultReport {
  kills: number;
  /** How often a process died at each named point. */
  crashes: Readonly<Record<string, number>>;
  /** How long people worked, and how long it then took until nothing was left to deliver. */
  seconds: number;
  quietSeconds: number;
  aftermath: Aftermath;
}

const tenant = 'faults';
const requestsModule = 'tests/definitions/requests';

/** Longest that messages of processes that died may wait for their leases to end, in milliseconds. */
const longestQuiet = 100_000;

/** The trading company, and those whom the requests name. */
const people = {
  ...salesPeople,
  people: {
    ...salesPeople.people,
    ...Object.fromEntries(
      ['chen', 'zhao', 'wang', 'qian', 'li'].map((name) => [name, { department: 'company' }]),
    ),
    sun: { department: 'company', roles: ['clerk'] },
  },
};

/** A company works in an empty database on several processes of the real program, which are killed again and again. */
export async function runFaults(
  client: MongoClient,
  uri: string,
  options: FaultOptions,
): Promise<FaultReport> {
  const folder = mkdtempSync(join(tmpdir(), 'formwork-faults-'));
  const journal = new Journal(join(folder, 'journal'));
  const { goods, company } = await foundTrade(uri, options.approvals);
  const bundle = await bundleServer();
  const words = [bundle.path, '--no-open', '--definitions', requestsModule];
  const under = new ProcessesUnderFire({ uri, words, processes: options.processes, seed: options.seed });
  try {
    const callers = await signIn(under, journal, Object.keys(company.people));
    const crowd = new Crowd(client.db(), callers, company);
    const began = performance.now();
    const submitted = await workAll(crowd, goods, options);
    const seconds = (performance.now() - began) / 1000;
    under.cease();
    const quietSeconds = await quiet(client.db());
    await under.stop();
    const aftermath = { db: client.db(), submitted, journal: journal.read() };
    return { kills: under.kills, crashes: under.crashes, seconds, quietSeconds, aftermath };
  } finally {
    await under.stop();
    bundle.remove();
    journal.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Enough pieces of every product for the deliveries of the run. */
async function foundTrade(uri: string, approvals: number): Promise<{ goods: Goods; company: TestCompany }> {
  const ground = await openGround(uri, undefined, ['definitions', requestsModule]);
  const company = await foundCompany(ground, tenant, people);
  const goods = await stockGoods(ground, company, {
    customers: 3,
    products: 3,
    stock: String(2 * approvals),
  });
  await ground.database.close();
  return { goods, company };
}

async function signIn(
  under: ProcessesUnderFire,
  journal: Journal,
  names: readonly string[],
): Promise<Map<string, Caller>> {
  const anyUrl = () => under.anyUrl();
  const callers = new Map<string, Caller>();
  for (const username of names) {
    const headers = await untilUp(async () =>
      openBrowserSession(await anyUrl(), { tenant, username, password }),
    );
    callers.set(username, new Caller(anyUrl, journal, headers));
  }
  return callers;
}

/** A process may die while somebody signs in. */
async function untilUp<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++)
    try {
      return await work();
    } catch (cause) {
      if (tries >= 20) throw cause;
      await pause(100);
    }
}

/** Every third is an order, the others are requests; each has chances of its own, so that they are the same in every run of a seed. */
async function workAll(
  crowd: Crowd,
  goods: Goods,
  { approvals, seed, seconds = Number.POSITIVE_INFINITY }: FaultOptions,
): Promise<Aftermath['submitted']> {
  const submitted: { entity: string; id: string }[] = [];
  const until = performance.now() + 1000 * seconds;
  const all = Array.from({ length: approvals }, (_, index) => index);
  await sideBySide(all, async (index) => {
    if (performance.now() > until) return;
    const chance = chanceFrom(seed * 10_000_019 + index);
    const isOrder = index % 3 === 0;
    const id = isOrder
      ? await tradeOrder(crowd, goods, index, chance)
      : await passRequest(crowd, index, chance);
    submitted.push({ entity: isOrder ? 'sales-order' : 'request', id });
  });
  return submitted;
}

/** Waits until nothing is left to deliver and no timer is due; gives how long that took. */
async function quiet(db: Db): Promise<number> {
  const began = performance.now();
  const isQuiet = async () =>
    (await db.collection('outbox').countDocuments({})) === 0 &&
    (await db.collection('timers').countDocuments({ dueAt: { $lte: new Date(Date.now() + 60_000) } })) === 0;
  while (!(await isQuiet()) && performance.now() - began < longestQuiet) await pause(500);
  return (performance.now() - began) / 1000;
}
