import { beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { succeeded, type TestClient } from '../../support/test-client.ts';
import { equipmentDefinitions, equipmentTenants } from './equipment.ts';

let server: TestServer;
let li: TestClient;
let wang: TestClient;
let item: string;

beforeAll(async () => {
  server = await startTestServer({ definitions: equipmentDefinitions, tenants: equipmentTenants });
  item = await server.company.create('equipment-item', { code: 'SC', name: '示波器', value: '6000' });
  [li, wang] = await Promise.all([server.signIn('li'), server.signIn('wang')]);
});

const loanOf = (quantity: string) => ({ dueDate: '2099-01-01', items: [{ item, quantity }] });

describe('a record', () => {
  test('is created with its number, defaults and formulas, and read back the same', async () => {
    const answer = await li.post('/api/records/equipment-loan', loanOf('2'));

    expect(answer.status).toBe(201);
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(answer.body).toMatchObject({ state: 'draft', total: '12000.00', borrower: { title: 'Li' } });
    const read = await li.get(answer.headers.get('location') as string);
    expect(read.body).toEqual(answer.body);
  });

  test('is created once, however often the same request comes', async () => {
    const headers = { 'idempotency-key': 'once' };
    const first = await succeeded(li.post('/api/records/equipment-loan', loanOf('1'), headers));

    const again = await li.post('/api/records/equipment-loan', loanOf('1'), headers);
    const other = await li.post('/api/records/equipment-loan', loanOf('2'), headers);

    expect(again.body).toEqual(first);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency.key-reused' } });
  });

  test('changed by two people is not overwritten: the second learns what the first changed', async () => {
    const loan = await succeeded(li.post('/api/records/equipment-loan', loanOf('1')));
    const path = `/api/records/equipment-loan/${loan.id}`;
    await succeeded(li.patch(path, { purpose: 'mine' }, 1));

    const late = await li.patch(path, { purpose: 'theirs' }, 1);

    expect(late).toMatchObject({
      status: 409,
      body: {
        code: 'record.changed',
        current: { purpose: 'mine', revision: 2 },
        conflicts: [{ path: 'purpose', before: null, theirs: 'mine', yours: 'theirs' }],
      },
    });
  });

  test('shows before saving what saving would give, and who would approve it', async () => {
    const { body } = await li.post('/api/records/equipment-loan/evaluate', { input: loanOf('2') });

    expect(body.record.total).toBe('12000.00');
    expect(body.path.steps.map((step: { node: string }) => step.node)).toEqual(['manager', 'keeper']);
  });
});

describe('an approval', () => {
  test('goes from submitting through every decision to the approved record', async () => {
    const keepers = await Promise.all([server.signIn('zhao'), server.signIn('qian')]);
    const loan = await succeeded(li.post('/api/records/equipment-loan', loanOf('2')));
    const path = `/api/records/equipment-loan/${loan.id}`;

    await succeeded(li.post(`${path}/submit`));
    for (const person of [wang, ...keepers]) {
      const { items } = await succeeded(person.get('/api/tasks'));
      const task = items.find((one: { record: string }) => one.record === loan.id);
      await succeeded(
        person.post(`/api/tasks/${task.id}/actions`, { action: 'approve', seenRevision: task.revision }),
      );
    }

    expect((await succeeded(li.get(path))).state).toBe('approved');
    const { items } = await succeeded(li.get(`${path}/timeline`));
    expect(items.map((one: { action: string }) => one.action)).toEqual([
      'approve',
      'approve',
      'approve',
      'start',
      'create',
    ]);
  });

  test('has one winner when fifty decide at once', async () => {
    const loan = await succeeded(li.post('/api/records/equipment-loan', loanOf('1')));
    await succeeded(li.post(`/api/records/equipment-loan/${loan.id}/submit`));
    const { items } = await succeeded(wang.get('/api/tasks'));
    const task = items.find((one: { record: string }) => one.record === loan.id);

    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        wang.post(`/api/tasks/${task.id}/actions`, { action: 'approve', seenRevision: task.revision }),
      ),
    );

    expect(answers.filter((one) => one.status === 200)).toHaveLength(1);
    expect(new Set(answers.map((one) => one.body.code))).toEqual(new Set([undefined, 'task.closed']));
  });
});
