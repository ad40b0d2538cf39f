import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { moduleOf, sourcesOf } from '../../support/configuration.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { succeeded, type TestClient } from '../../support/test-client.ts';

const approval = { type: 'approval', assignees: { from: [{ role: 'boss' }] }, next: 'end' };
const onlyTheBoss = {
  entity: 'intake',
  admin: { role: 'boss' },
  nodes: { start: { type: 'start', next: 'boss' }, boss: approval, end: { type: 'end' } },
};

/** Goods come in by one document and go out by another; what came in is in a ledger that never goes below zero. */
const store = moduleOf('store', {
  entity: {
    intake: {
      kind: 'document',
      title: 'number',
      states: { draft: {}, 'in-approval': {}, approved: {}, void: {} },
      fields: {
        number: { type: 'text' },
        note: { type: 'text' },
        pieces: { type: 'quantity' },
      },
      transitions: {
        submit: { from: ['draft'], workflow: 'intake-approval', approved: 'approved' },
      },
      amendments: {
        states: ['approved'],
        change: { label: { en: 'Change' }, workflow: 'intake-change', several: true },
        cancel: { label: { en: 'Cancel' }, workflow: 'intake-cancel', to: 'void', within: 30 },
      },
    },
    outlet: {
      kind: 'document',
      title: 'number',
      states: { draft: {}, gone: {} },
      fields: { number: { type: 'text' }, pieces: { type: 'quantity' } },
      transitions: { go: { from: ['draft'], to: 'gone' } },
    },
  },
  workflow: {
    'intake-approval': onlyTheBoss,
    'intake-change': onlyTheBoss,
    'intake-cancel': onlyTheBoss,
  },
  ledger: {
    stock: {
      dimensions: { number: { type: 'text' } },
      measures: { pieces: { type: 'quantity', scale: 3 } },
      limits: { 'not-negative': { holds: 'pieces >= 0' } },
      postings: {
        intake: {
          entity: 'intake',
          state: 'approved',
          reverseIn: ['void'],
          dimensions: { number: 'number' },
          measures: { pieces: 'pieces' },
        },
        outlet: {
          entity: 'outlet',
          state: 'gone',
          dimensions: { number: 'number' },
          measures: { pieces: '-pieces' },
        },
      },
    },
  },
  role: {
    clerk: {
      permissions: {
        intake: {
          read: true,
          create: true,
          update: true,
          actions: { submit: true, 'request-change': true, 'request-cancel': true },
        },
        outlet: { read: true, create: true, actions: { go: true } },
      },
      ledgers: ['stock'],
    },
    boss: { permissions: { intake: { read: true } } },
  },
});

const intakes = '/api/records/intake';
let server: TestServer;
let clerk: TestClient;
let boss: TestClient;
let count = 0;
let intake: { id: string; number: string };

beforeAll(async () => {
  server = await startTestServer({
    definitions: sourcesOf(store),
    tenants: { acme: { people: { clerk: { roles: ['clerk'] }, boss: { roles: ['boss'] } } } },
  });
  clerk = await server.signIn('clerk');
  boss = await server.signIn('boss');
});

/** Ten pieces that have come in. */
beforeEach(async () => {
  const body = { number: `N${++count}`, note: 'a', pieces: '10' };
  intake = await succeeded(clerk.post(intakes, body));
  await succeeded(clerk.post(`${intakes}/${intake.id}/submit`));
  await decide();
  expect(await stock()).toBe('10.000');
});

const ask = async (changes: unknown) =>
  (
    await succeeded(
      clerk.post(`${intakes}/${intake.id}/amendments`, { purpose: 'change', changes, reason: 'miscounted' }),
    )
  ).instance;

/** The boss approves this approval of the record, or the only one there is. */
async function decide(instance?: string): Promise<void> {
  const { items } = await succeeded(boss.get('/api/tasks'));
  const task = items.find(
    (one: { record: string; instance: string }) =>
      one.record === intake.id && (instance === undefined || one.instance === instance),
  );
  const decision = { action: 'approve', seenRevision: task.revision };
  await succeeded(boss.post(`/api/tasks/${task.id}/actions`, decision));
}

async function stock(): Promise<string> {
  const { items } = await succeeded(clerk.get('/api/ledgers/stock/balances?zero=true'));
  const own = items.find(
    (one: { dimensions: { number: string } }) => one.dimensions.number === intake.number,
  );
  return own.measures.pieces;
}

const requests = async () => (await succeeded(clerk.get(`${intakes}/${intake.id}/amendments`))).items;
const now = () => succeeded(clerk.get(`${intakes}/${intake.id}`));

describe('L6: where several requests may be open', () => {
  test('two change requests on one document: the second conflicts when it is to be applied', async () => {
    const first = await ask({ pieces: '12' });
    const second = await ask({ pieces: '15' });

    await decide(first);
    await decide(second);

    expect(await now()).toMatchObject({ pieces: '12.000', amending: null });
    const conflicts = [{ path: 'pieces', before: '10.000', theirs: '12.000', yours: '15.000' }];
    expect(await requests()).toMatchObject([{ state: 'stale', conflicts }, { state: 'applied' }]);
  });

  test('two that change different fields are both applied, whichever comes first', async () => {
    const first = await ask({ pieces: '12' });
    const second = await ask({ note: 'b' });

    await decide(second);
    await decide(first);

    expect(await now()).toMatchObject({ pieces: '12.000', note: 'b', amending: null });
  });
});

test('L6: what the record has posted is taken back and posted anew with an applied change', async () => {
  await ask({ pieces: '4' });
  const meanwhile = await stock();
  await decide();

  expect([meanwhile, await stock()]).toEqual(['10.000', '4.000']);
  const { items } = await succeeded(clerk.get('/api/ledgers/stock/entries'));
  const own = items.filter((one: { record: { id: string } | string }) =>
    JSON.stringify(one).includes(intake.id),
  );
  expect(own.map((one: { measures: { pieces: string } }) => one.measures.pieces).sort()).toEqual([
    '-10.000',
    '10.000',
    '4.000',
  ]);
});

test('a change that its ledger does not bear is stale; what people decided stands', async () => {
  await goOut('8');
  await ask({ pieces: '7' });
  await decide();

  expect(await now()).toMatchObject({ pieces: '10.000', amending: null });
  expect(await stock()).toBe('2.000');
  expect(await requests()).toMatchObject([
    { state: 'stale', instanceState: 'approved', issues: [{ code: 'ledger.limit' }] },
  ]);
});

test('L7: a cancelled record has what it posted reversed', async () => {
  const cancel = { purpose: 'cancel', reason: 'not ours' };
  await succeeded(clerk.post(`${intakes}/${intake.id}/amendments`, cancel));
  await decide();
  const cancelled = [(await now()).state, await stock()];

  expect(cancelled).toEqual(['void', '0.000']);
});

test('L7: too long after its approval nothing is cancelled any more', async () => {
  const endedAt = new Date(Date.now() - 31 * 86_400_000).toISOString();
  const approvals = server.database.db.collection('instances');
  await approvals.updateOne({ tenant: 'acme', record: intake.id }, { $set: { endedAt } });

  const answer = await clerk.post(`${intakes}/${intake.id}/amendments`, {
    purpose: 'cancel',
    reason: 'late',
  });

  expect([answer.status, answer.body.code, answer.body.params]).toEqual([
    409,
    'amendment.too-late',
    { days: 30 },
  ]);
});

/** So many of these pieces leave for good. */
async function goOut(pieces: string): Promise<void> {
  const { id } = await succeeded(clerk.post('/api/records/outlet', { number: intake.number, pieces }));
  await succeeded(clerk.post(`/api/records/outlet/${id}/actions/go`));
}
