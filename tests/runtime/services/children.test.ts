import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SubprocessWait } from '../../../engine/workflow/wait.ts';
import { runErrand } from '../../../runtime/server/jobs/run-errand.ts';
import { type Acting, type Ground, scopeOf } from '../../../runtime/server/operations/acting.ts';
import { createRecord } from '../../../runtime/server/operations/create-record.ts';
import { runCommand } from '../../../runtime/server/operations/run-instance.ts';
import { systemActing } from '../../../runtime/server/operations/system-acting.ts';
import { transitionRecord } from '../../../runtime/server/operations/transition-record.ts';
import type { StoredErrand } from '../../../runtime/server/store/errands.ts';
import { findInstance } from '../../../runtime/server/store/instances.ts';
import { takeDue } from '../../../runtime/server/store/leases.ts';
import { TenantRegistry } from '../../../runtime/server/tenants/registry.ts';
import { sourcesOf } from '../../support/configuration.ts';
import { testDatabase } from '../../support/database.ts';
import { openGround } from '../../support/ground.ts';
import { foundCompany, type TestCompany } from '../../support/test-company.ts';
import { works } from './works.ts';

/** Without a worker: the errands of approvals wait until a test does them, as often as it likes. */
let ground: Ground;
let acting: Acting;
let company: TestCompany;

beforeAll(async () => {
  const { uri } = await testDatabase();
  const plain = await openGround(uri);
  ground = { ...plain, tenants: new TenantRegistry(plain.database, sourcesOf(works)) };
  company = await foundCompany(ground, 'acme', {
    people: { sun: { roles: ['engineer'] }, qian: { roles: ['buyer'] }, admin: { roles: ['administrator'] } },
  });
  acting = (await systemActing(ground, 'acme', 'system:demo')) as Acting;
});

/** Rows that had nothing to do are removed by the worker, which there is not here. */
beforeEach(() => db().collection('errands').deleteMany({}));

afterAll(() => ground.database.close());

const db = () => ground.database.db;

async function submitted(count: number): Promise<string> {
  const sun = acting.world.organisation.person(company.people.sun as string);
  if (!sun) throw new Error('sun is not there');
  const parts = Array.from({ length: count }, (_, index) => ({ name: `part ${index}` }));
  const { id } = await createRecord(acting, 'machine', { subject: 'A press', parts });
  const { lock } = await transitionRecord({ ...acting, person: sun }, { entityId: 'machine', id });
  return lock?.instance as string;
}

/** The errands that wait, taken as a worker of another process does. */
async function taken(): Promise<StoredErrand[]> {
  await db()
    .collection('errands')
    .updateMany({}, { $set: { dueAt: new Date(0) } });
  return (await takeDue(db(), 'errands', { most: 500, lease: 60_000 })) as StoredErrand[];
}

async function waitOf(instance: string): Promise<SubprocessWait> {
  return (await findInstance(scopeOf(acting), instance))?.waits?.[0] as SubprocessWait;
}

const purchasesOf = (instance: string) =>
  db().collection('instances').find({ 'parent.instance': instance }).toArray();

const approve = async (child: string | undefined) => {
  const task = await db()
    .collection('tasks')
    .findOne({ instance: child as string });
  const actor = { id: company.people.qian as string };
  return runCommand(acting, child as string, {
    commandId: `approve ${child}`,
    verb: 'approve',
    actor,
    slot: task?.slot,
  });
};

describe('G5, K7: what is done at least once counts once', () => {
  test('G5, K7: workers that start the same child at the same moment start it once', async () => {
    const instance = await submitted(1);
    const [row] = await taken();
    expect(row?.errand.kind).toBe('start-child');

    await Promise.all(Array.from({ length: 5 }, () => runErrand(ground, row as StoredErrand)));

    expect(await purchasesOf(instance)).toHaveLength(1);
    expect(await db().collection('records.purchase').countDocuments({})).toBe(1);
    expect((await waitOf(instance)).children).toMatchObject([{ state: 'running' }]);
    expect(await taken()).toEqual([]);
  });

  test('G5, B06: a worker whose row has gone to another starts nothing', async () => {
    const instance = await submitted(1);
    const [late] = await taken();
    const [row] = await taken();

    await runErrand(ground, late as StoredErrand);
    expect(await purchasesOf(instance)).toEqual([]);
    await runErrand(ground, row as StoredErrand);

    expect(await purchasesOf(instance)).toHaveLength(1);
  });

  test('G5: one that its parent has ended before it began is not begun', async () => {
    const instance = await submitted(1);
    const [row] = await taken();
    const admin = { id: company.people.admin as string, isAdministrator: true };
    await runCommand(acting, instance, { commandId: 'end', verb: 'terminate', actor: admin, opinion: 'no' });

    await runErrand(ground, row as StoredErrand);

    expect(await purchasesOf(instance)).toEqual([]);
    expect((await waitOf(instance)).children).toMatchObject([{ state: 'cancelled' }]);
  });

  test('G5, K6: twenty that end at the same moment, each told of twice: the way goes on once', async () => {
    const instance = await submitted(20);
    for (const row of await taken()) await runErrand(ground, row);
    const { children } = await waitOf(instance);
    for (const child of children) await approve(child.instance);
    const reports = await taken();
    expect(reports.map(({ errand }) => errand.kind)).toEqual(Array(20).fill('report-child'));

    await Promise.all([...reports, ...reports].map((row) => runErrand(ground, row)));

    const after = await findInstance(scopeOf(acting), instance);
    expect(after?.waits).toMatchObject([{ state: 'done' }]);
    expect(after?.visits.map(({ node, state }) => `${node} ${state}`)).toEqual(['check open']);
    expect(await db().collection('audit').countDocuments({ instance, action: 'child-ended' })).toBe(20);
  }, 120_000);
});
