import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MongoClient } from 'mongodb';
import { openBrowserSession } from '../support/browser-session.ts';
import { openGround } from '../support/ground.ts';
import { type Goods, salesPeople, stockGoods } from '../support/sales-company.ts';
import { foundCompany, password } from '../support/test-company.ts';
import { chanceFrom } from './chance.ts';
import { FaultClient } from './client.ts';
import type { Aftermath } from './invariants.ts';
import { Journal } from './journal.ts';
import type { FaultOptions } from './options.ts';
import { ProgramUnderFire } from './program-under-fire.ts';
import { submitOrders, type Traders, tradeOrders } from './trade.ts';

export interface FaultReport {
  kills: number;
  aftermath: Aftermath;
}

const tenant = 'faults';

/** A company trades in an empty database on the real program, which is killed again and again. */
export async function runFaults(
  database: MongoClient,
  uri: string,
  options: FaultOptions,
): Promise<FaultReport> {
  const folder = mkdtempSync(join(tmpdir(), 'formwork-faults-'));
  const journal = new Journal(join(folder, 'journal'));
  const chance = chanceFrom(options.seed);
  const goods = await foundTrade(uri, options.approvals);
  const program = new ProgramUnderFire(uri, targetsOf(options, chance), chance);
  try {
    const traders = await signIn(program, journal);
    const orders = await submitOrders(traders, goods, options.approvals);
    await tradeOrders(traders, database, orders, chance);
    await program.stop();
    return { kills: program.kills, aftermath: { db: database.db(), orders, journal: journal.read() } };
  } finally {
    program.kill();
    journal.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Just as many pieces of every product as the deliveries of the run need. */
async function foundTrade(uri: string, approvals: number): Promise<Goods> {
  const ground = await openGround(uri);
  const company = await foundCompany(ground, tenant, salesPeople);
  const stock = String(2 * Math.ceil(approvals / 3));
  const goods = await stockGoods(ground, company, { customers: 3, products: 3, stock });
  await ground.database.close();
  return goods;
}

async function signIn(program: ProgramUnderFire, journal: Journal): Promise<Traders> {
  const url = await program.url;
  const client = async (username: keyof typeof salesPeople.people) =>
    new FaultClient(program, journal, await openBrowserSession(url, { tenant, username, password }));
  return {
    sales: await client('sales'),
    admin: await client('order-admin'),
    warehouse: await client('warehouse'),
  };
}

/** Kills are spread over everything that happens once the orders are submitted. */
function targetsOf({ approvals, kills }: FaultOptions, chance: () => number): number[] {
  const prepared = 2 * approvals;
  return Array.from({ length: kills }, () => prepared + Math.floor(chance() * approvals * 1.5));
}
