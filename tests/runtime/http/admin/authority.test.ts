import { beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../../support/server.ts';
import { succeeded, type TestClient } from '../../../support/test-client.ts';
import { equipmentDefinitions, equipmentTenants } from '../equipment.ts';

let server: TestServer;
let admin: TestClient;
const idOf = (username: string) => server.company.people[username] as string;

beforeAll(async () => {
  server = await startTestServer({ definitions: equipmentDefinitions, tenants: equipmentTenants });
  admin = await server.signIn('admin');
});

const table = (change: object = {}) => ({
  name: 'Loans',
  document: 'equipment-loan',
  currency: null,
  validFrom: '2026-01-01',
  mode: 'chain',
  levels: [{ upTo: '1000', person: { id: idOf('wang') } }, { person: { id: idOf('zhao') } }],
  ...change,
});

const save = (change?: object) => admin.post('/api/records/approval-authority', table(change));
const attempt = async (question: object) =>
  succeeded(
    admin.post('/api/admin/authority/try', { document: 'equipment-loan', person: idOf('li'), ...question }),
  );
const paths = (body: { issues: { code: string; path: string }[] }) =>
  body.issues.map(({ code, path }) => `${code} ${path}`);

describe('A8: a table of authority', () => {
  test('A8: that answers the same question as another, or leaves an amount to nobody, is refused at its fields', async () => {
    const first = await succeeded(save());

    const overlapping = await save({ name: 'Twice' });
    const gap = await save({
      name: 'Gap',
      category: 'tools',
      levels: [{ upTo: '1000', person: { id: idOf('wang') } }],
    });
    const asked = await succeeded(
      admin.post('/api/records/approval-authority/evaluate', { input: table({ name: 'Twice' }) }),
    );
    const changed = await admin.patch(
      `/api/records/approval-authority/${first.id}`,
      { name: 'All loans' },
      first.revision,
    );
    const department = await save({ name: 'Sales', department: { id: server.company.departments.sales } });

    expect(overlapping.status).toBe(422);
    expect(overlapping.body.issues).toMatchObject([
      { code: 'authority.overlap', path: '/validFrom', params: { name: 'Loans' } },
    ]);
    expect(gap.status).toBe(422);
    expect(paths(gap.body)).toEqual([expect.stringMatching(/ \/levels$/)]);
    expect(paths(asked)).toContain('authority.overlap /validFrom');
    expect(changed.status).toBe(200);
    expect(department.status).toBe(201);
  });

  test('A8: may follow another in time', async () => {
    const followed = await succeeded(save({ name: 'Old', category: 'old', validUntil: '2026-06-30' }));

    const next = await save({ name: 'New', category: 'old', validFrom: '2026-07-01' });
    const meets = await save({
      name: 'Meets',
      category: 'old',
      validFrom: '2026-06-30',
      validUntil: '2026-06-30',
    });

    expect(followed.validUntil).toBe('2026-06-30');
    expect(next.status).toBe(201);
    expect(paths(meets.body)).toEqual(['authority.overlap /validFrom']);
  });

  test('A8: is tried out: which one decides, its levels, their people, and why not the others', async () => {
    const onLimit = await attempt({ amount: '1000' });
    const above = await attempt({ amount: '1000.01' });
    const elsewhere = await attempt({ person: idOf('qian'), amount: '1' });
    const old = await attempt({ amount: '1', category: 'old', on: '2026-05-05' });
    const unknown = await attempt({ document: 'equipment-item', amount: '1' });

    expect(onLimit).toMatchObject({
      matrix: { name: 'Sales', mode: 'chain' },
      levels: [{ upTo: '1000.00', who: 'Wang', people: [{ id: idOf('wang') }] }],
    });
    expect(above.levels.map((level: { who: string }) => level.who)).toEqual(['Wang', 'Zhao']);
    expect(elsewhere.matrix.name).toBe('All loans');
    expect(
      Object.fromEntries(
        elsewhere.trace.map((one: { name: string; outcome: string }) => [one.name, one.outcome]),
      ),
    ).toEqual({
      'All loans': 'chosen',
      Sales: 'department',
      Old: 'category',
      New: 'category',
    });
    expect(old.trace).toContainEqual(expect.objectContaining({ name: 'New', outcome: 'not-yet' }));
    expect(unknown).toEqual({ matrix: null, levels: [], trace: [] });
  });

  test('A8: is drawn with all others, and trying it out is for administrators', async () => {
    const { ladders, problems } = await succeeded(admin.get('/api/admin/authority'));

    expect(ladders.map(({ name }: { name: string }) => name)).toEqual(['All loans', 'Sales', 'Old', 'New']);
    expect(ladders[0]).toMatchObject({
      document: { id: 'equipment-loan', label: { en: expect.any(String) } },
      levels: [
        { upTo: '1000.00', who: 'Wang' },
        { upTo: null, who: 'Zhao' },
      ],
    });
    expect(problems).toEqual([]);
    const wrong = await admin.post('/api/admin/authority/try', {
      document: 'x',
      person: 'nobody',
      amount: '1',
    });
    expect(paths(wrong.body)).toEqual(['reference.unknown /person']);
    const li = await server.signIn('li');
    expect((await li.get('/api/admin/authority')).status).toBe(403);
  });
});
