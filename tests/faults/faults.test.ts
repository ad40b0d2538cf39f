import { Decimal128, type Document } from 'mongodb';
import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../support/database.ts';
import { type Aftermath, violationsOf } from './invariants.ts';
import { type FaultReport, runFaults } from './run-faults.ts';

/** HF1's share of every run: some three minutes, and not more than six where neighbours take their part; `npm run faults` does the whole. */
const approvals = 1000;
const seconds = 360;

/** Fewer than a busy machine does, and more than would leave anything out. */
const fewest = 30;

let report: FaultReport;

beforeAll(async () => {
  const { client, uri } = await testDatabase();
  report = await runFaults(client, uri, { seed: 20_261_123, approvals, processes: 3, seconds });
}, 900_000);

test('three processes of which one is killed every two seconds have lost nothing, doubled nothing, and all says the same', async () => {
  const violations = await violationsOf(report.aftermath);

  expect(violations).toEqual([]);
  expect(report.kills).toBeGreaterThan(0);
  expect(report.aftermath.submitted.length).toBeGreaterThanOrEqual(fewest);
  const { kills, seconds, aftermath } = report;
  process.stdout.write(
    `${aftermath.submitted.length} approvals in ${seconds.toFixed(0)} s with ${kills} kills\n`,
  );
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
  'a lock of an instance that is over': {
    collection: 'records.request',
    filter: {},
    damage: { $set: { lock: { instance: 'gone', since: '2026-11-23T00:00:00.000Z' } } },
  },
  'a log with a hole': {
    collection: 'audit',
    filter: { action: 'approve' },
    damage: { $set: { seq: 99 } },
  },
  'an entry that is not on the one before': {
    collection: 'audit',
    filter: { action: 'approve' },
    damage: { $set: { 'hashes.before': 'another' } },
  },
  'a to-do that was not closed': {
    collection: 'tasks',
    filter: { status: 'done' },
    damage: { $set: { status: 'open' } },
  },
  'an acknowledged command that is lost': {
    collection: 'commands',
    filter: { key: /^approve-.*(?<!again)$/ },
    damage: { $set: { key: 'another' } },
  },
  'an end that nobody was told of': {
    collection: 'notifications',
    filter: { event: 'instance-approved' },
    damage: { $set: { event: 'copied' } },
  },
  'a message that is never delivered': {
    collection: 'notifications',
    filter: { event: 'task-assigned', entity: 'sales-order' },
    damage: { $set: { event: 'copied' } },
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

test('a deed that was acknowledged twice would be found', async () => {
  const { aftermath } = report;
  const approved = aftermath.journal.find(
    ({ deed, status }) => deed.startsWith('approve-') && status === 200,
  );
  if (!approved) throw new Error('nothing was approved');
  const doubled: Aftermath = {
    ...aftermath,
    journal: [...aftermath.journal, { ...approved, key: `${approved.deed}-second` }],
  };

  const violations = await violationsOf(doubled);

  expect(violations.join('\n')).toContain(`${approved.deed} was acknowledged 2 times`);
});
