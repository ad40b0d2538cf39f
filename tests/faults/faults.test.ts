import { Decimal128, type Document } from 'mongodb';
import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../support/database.ts';
import { type Aftermath, violationsOf } from './invariants.ts';
import { type FaultReport, runFaults } from './run-faults.ts';

let report: FaultReport;

// `npm run faults` is ten times this.
beforeAll(async () => {
  const { client, uri } = await testDatabase();
  report = await runFaults(client, uri, { seed: 20_261_123, approvals: 30, kills: 3 });
}, 180_000);

test('a program killed three times during thirty approvals has lost nothing, doubled nothing, and its balances are right', async () => {
  const violations = await violationsOf(report.aftermath);

  expect(violations).toEqual([]);
  expect(report.kills).toBe(3);
});

/** What would be found, had it been lost or doubled: done to the database, and taken back. */
const damages: Record<string, { collection: string; filter: Document; damage: Document }> = {
  'a balance that was written without its entry': {
    collection: 'ledgerBalances',
    filter: { ledger: 'stock' },
    damage: { $inc: { 'measures.quantity': Decimal128.fromString('1') } },
  },
  'an approval whose instance was left behind': {
    collection: 'instances',
    filter: {},
    damage: { $set: { state: 'running' } },
  },
  'an approval whose record was left behind': {
    collection: 'records.sales-order',
    filter: {},
    damage: { $set: { state: 'in-approval' } },
  },
  'a log with a hole': {
    collection: 'audit',
    filter: { action: 'approve' },
    damage: { $set: { seq: 9 } },
  },
  'a to-do that was not closed': {
    collection: 'tasks',
    filter: { status: 'done' },
    damage: { $set: { status: 'open' } },
  },
  'an acknowledged command that is lost': {
    collection: 'commands',
    filter: { key: /^approve-/ },
    damage: { $set: { key: 'another' } },
  },
  'a delivery note with the number of none': {
    collection: 'records.delivery-note',
    filter: {},
    damage: { $set: { 'values.number': 'DN-0099' } },
  },
};

test.each(Object.keys(damages))('%s would be found', async (name) => {
  const { collection, filter, damage } = damages[name] as (typeof damages)[string];
  const all = report.aftermath.db.collection(collection);
  const found = await all.findOne(filter);
  await all.updateOne({ _id: found?._id }, damage);

  const violations = await violationsOf(report.aftermath);

  await all.replaceOne({ _id: found?._id }, found as Document);
  expect(violations.length).toBeGreaterThan(0);
});

test('two acknowledged approvals of one order would be found', async () => {
  const { aftermath } = report;
  const [order] = aftermath.orders;
  const doubled: Aftermath = {
    ...aftermath,
    journal: [...aftermath.journal, ...['approve', 'race'].map((kind) => acknowledged(`${kind}-${order}`))],
  };

  const violations = await violationsOf(doubled);

  expect(violations).toContain(`2 approvals of order ${order} were acknowledged`);
});

function acknowledged(key: string) {
  return { key, status: 200, body: '{}' };
}
