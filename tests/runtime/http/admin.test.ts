import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { modelsOf } from '../../../runtime/server/store/models.ts';
import { signIn, startTestServer, type TestServer } from '../../support/server.ts';
import { succeeded, type TestClient } from '../../support/test-client.ts';
import { equipmentDefinitions, equipmentTenants } from './equipment.ts';

let server: TestServer;
let admin: TestClient;

beforeAll(async () => {
  server = await startTestServer({ definitions: equipmentDefinitions, tenants: equipmentTenants });
  admin = await server.signIn('admin');
});

/** A program that acts by a bearer token. */
const programWith = (token: string) => server.clientWith({ authorization: `Bearer ${token}` });

const tokenFor = (username: string, days = 30) =>
  admin.post('/api/admin/tokens', { username, name: `${username}'s program`, days });

describe('a token', () => {
  test('lets a program read and write as its person, without a CSRF token', async () => {
    const item = await server.company.create('equipment-item', { code: 'T1', name: 'Drill', value: '10' });
    const { token } = await succeeded(tokenFor('li'));
    const program = programWith(token);

    const loan = await succeeded(
      program.post('/api/records/equipment-loan', {
        dueDate: '2099-01-01',
        items: [{ item, quantity: '1' }],
      }),
    );

    expect(loan.createdBy).toEqual({ id: server.company.people.li, title: 'Li' });
  });

  test('is shown once, kept only as a hash, and listed without its secret', async () => {
    const made = await succeeded(tokenFor('sun'));

    const { items } = await succeeded(admin.get('/api/admin/tokens'));
    const stored = await modelsOf(server.database.mongoose).sessions.find({}).lean();

    expect(made.token).toMatch(/^formwork_[\w-]{43}$/);
    expect(items[0]).toEqual({
      id: made.id,
      name: "sun's program",
      user: { id: server.company.people.sun, title: 'Sun' },
      createdAt: made.createdAt,
      createdBy: { id: server.company.people.admin, title: 'Admin' },
      seenAt: made.seenAt,
      expiresAt: made.expiresAt,
    });
    expect(JSON.stringify([items, stored])).not.toContain(made.token);
    expect(new Date(made.expiresAt).getTime() - new Date(made.createdAt).getTime()).toBe(30 * 86_400_000);
  });

  test.each([
    ['decides a task', 'post', '/api/tasks/some/actions', { action: 'approve', seenRevision: 1 }],
    ['acts on an approval', 'post', '/api/instances/some/actions', { action: 'withdraw' }],
    ['publishes', 'post', '/api/designer/publish', { note: '' }],
    ['rolls back', 'post', '/api/designer/rollback', { version: 0, note: '' }],
    ['makes a token', 'post', '/api/admin/tokens', { username: 'li', name: 'x', days: 1 }],
    ['revokes a token', 'delete', '/api/admin/tokens/some', undefined],
    ['sets a password', 'post', '/api/admin/accounts', { username: 'li', password: '12345678' }],
    ['changes a password', 'post', '/api/session/password', { current: 'formwork', next: '12345678' }],
  ])("never %s, not even an administrator's", async (_, method, path, body) => {
    const program = programWith((await succeeded(tokenFor('admin'))).token);

    const answer = await program.send(method, path, body === undefined ? {} : { body });

    expect(answer).toMatchObject({ status: 403, body: { code: 'permission.denied' } });
  });

  test('is refused once it is revoked, or has run out', async () => {
    const [revoked, old] = await Promise.all([succeeded(tokenFor('li')), succeeded(tokenFor('li'))]);
    await succeeded(admin.delete(`/api/admin/tokens/${revoked.id}`));
    await modelsOf(server.database.mongoose).sessions.updateOne(
      { 'token.id': old.id },
      { expiresAt: new Date(Date.now() - 1) },
    );

    const answers = await Promise.all(
      [revoked, old].map(({ token }) => programWith(token).get('/api/session')),
    );

    expect(answers.map(({ body }) => body.code)).toEqual(['session.required', 'session.required']);
    expect(await admin.delete(`/api/admin/tokens/${revoked.id}`)).toMatchObject({
      status: 404,
      body: { code: 'token.not-found' },
    });
  });

  test('of another company cannot be seen or revoked', async () => {
    const rival = await server.signIn('admin', 'rival');
    const { id } = await succeeded(tokenFor('li'));

    expect((await succeeded(rival.get('/api/admin/tokens'))).items).toEqual([]);
    expect(await rival.delete(`/api/admin/tokens/${id}`)).toMatchObject({ status: 404 });
  });

  test('is made for people of the organisation only', async () => {
    expect(await tokenFor('nobody')).toMatchObject({
      status: 422,
      body: { issues: [{ code: 'reference.unknown', path: '/username' }] },
    });
  });
});

describe('a password', () => {
  test('that a person changes ends their other sessions, and only those', async () => {
    const [here, elsewhere] = await Promise.all([server.signIn('sun'), server.signIn('sun')]);
    await succeeded(here.post('/api/session/password', { current: 'formwork', next: 'a new password' }));
    await pause(1050);

    expect((await here.get('/api/session')).status).toBe(200);
    expect((await elsewhere.get('/api/session')).status).toBe(401);
    const credentials = { tenant: 'acme', username: 'sun' };
    expect((await server.visitor.post('/api/session', { ...credentials, password: 'formwork' })).status).toBe(
      401,
    );
    await signIn(server, { ...credentials, password: 'a new password' });
  });

  test('is changed only by whoever knows the present one, and guessing is limited', async () => {
    const qian = await server.signIn('qian');
    const guess = () => qian.post('/api/session/password', { current: 'wrong one', next: 'a new password' });

    const answers = [];
    for (let attempt = 0; attempt < 11; attempt++) answers.push(await guess());

    expect(answers[0]).toMatchObject({
      status: 422,
      body: { issues: [{ code: 'password.wrong', path: '/current' }] },
    });
    expect(answers[10]).toMatchObject({ status: 429, body: { code: 'session.too-many-attempts' } });
    expect(Number(answers[10]?.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test.each(['', '1234567', 'x'.repeat(129)])('has 8 to 128 characters, so not %j', async (password) => {
    expect(await admin.post('/api/admin/accounts', { username: 'zhao', password })).toMatchObject({
      status: 400,
      body: { issues: [{ code: 'request.wrong-shape', path: '/password' }] },
    });
  });

  test('given by an administrator lets a new person in, and ends the sessions of one who had another', async () => {
    await server.company.create('user', { name: 'New', username: 'newcomer' });
    const zhao = await server.signIn('zhao');
    for (const username of ['newcomer', 'zhao'])
      await succeeded(admin.post('/api/admin/accounts', { username, password: 'given by admin' }));
    await pause(1050);

    expect((await zhao.get('/api/session')).status).toBe(401);
    for (const username of ['newcomer', 'zhao'])
      await signIn(server, { tenant: 'acme', username, password: 'given by admin' });
    const { items } = await succeeded(admin.get('/api/admin/audit?action=set-password'));
    expect(items[0]).toMatchObject({ entity: 'user', record: server.company.people.zhao, channel: 'web' });
  });
});

describe('a person who is called otherwise', () => {
  test('signs in by the new name, and the old one is free', async () => {
    const { id } = await succeeded(admin.post('/api/records/user', { name: '孙', username: 'before' }));
    await succeeded(admin.post('/api/admin/accounts', { username: 'before', password: 'of the person' }));

    await succeeded(admin.patch(`/api/records/user/${id}`, { username: 'after' }, 1));
    await succeeded(admin.post('/api/records/user', { name: '李', username: 'before' }));

    const credentials = { tenant: 'acme', password: 'of the person' };
    await signIn(server, { ...credentials, username: 'after' });
    const asBefore = await server.visitor.post('/api/session', { ...credentials, username: 'before' });
    expect(asBefore.status).toBe(401);
  });
});

describe('a person who left', () => {
  test('is signed out everywhere, and cannot sign in again', async () => {
    const wang = await server.signIn('wang');
    const program = programWith((await succeeded(tokenFor('wang'))).token);
    expect((await wang.get('/api/session')).status).toBe(200);
    expect((await program.get('/api/session')).status).toBe(200);

    await succeeded(admin.patch(`/api/records/user/${server.company.people.wang}`, { active: false }, 1));
    const left = Date.now();
    const signedOut = async () =>
      (await wang.get('/api/session')).status === 401 && (await program.get('/api/session')).status === 401;
    while (!(await signedOut()) && Date.now() - left < 5000) await pause(20);

    expect(await signedOut()).toBe(true);
    const again = { tenant: 'acme', username: 'wang', password: 'formwork' };
    expect((await server.visitor.post('/api/session', again)).status).toBe(401);
  });
});

describe('the audit', () => {
  test('tells who changed what, when and from where, found by record, person, action and time', async () => {
    const item = await succeeded(
      admin.post('/api/records/equipment-item', { code: 'A1', name: 'Scope', value: '1' }),
    );
    await succeeded(admin.patch(`/api/records/equipment-item/${item.id}`, { value: '2' }, 1));
    const of = (more: string) =>
      succeeded(admin.get(`/api/admin/audit?entity=equipment-item&record=${item.id}${more}`));

    const all = await of('');
    const byAdmin = await of(`&by=${server.company.people.admin}&action=update`);
    const today = new Date().toISOString().slice(0, 10);

    expect(all.items.map((one: { action: string }) => one.action)).toEqual(['update', 'create']);
    expect(byAdmin.items).toEqual([
      expect.objectContaining({
        by: { id: server.company.people.admin, title: 'Admin' },
        ip: expect.stringContaining('127.0.0.1'),
        revision: 2,
        fields: [{ path: 'value', before: '1.00', after: '2.00' }],
      }),
    ]);
    expect((await of(`&from=${today}&to=${today}`)).items).toHaveLength(2);
    expect((await of('&to=2020-01-01')).items).toEqual([]);
    expect((await of(`&by=${server.company.people.li}`)).items).toEqual([]);
  });

  test('is read page by page without a gap or a repeat', async () => {
    const whole = await succeeded(admin.get('/api/admin/audit?limit=200'));
    const paged: string[] = [];
    let cursor = '';
    do {
      const page = await succeeded(admin.get(`/api/admin/audit?limit=3${cursor}`));
      paged.push(...page.items.map((one: { id: string }) => one.id));
      cursor = page.nextCursor === null ? '' : `&cursor=${encodeURIComponent(page.nextCursor)}`;
    } while (cursor !== '');

    expect(paged).toEqual(whole.items.map((one: { id: string }) => one.id));
    expect(paged.length).toBeGreaterThan(10);
  });

  test.each([
    ['cursor=nonsense', 'request.bad-cursor', '/cursor'],
    ['from=yesterday', 'request.wrong-shape', '/from'],
    ['limit=0', 'request.wrong-shape', '/limit'],
    ['color=red', 'request.unknown-parameter', '/color'],
  ])('refuses %s', async (query, code, path) => {
    expect(await admin.get(`/api/admin/audit?${query}`)).toMatchObject({
      status: 400,
      body: { issues: [{ code, path }] },
    });
  });

  test('is for administrators, and shows nothing of another company', async () => {
    const li = await server.signIn('li');
    const rival = await server.signIn('admin', 'rival');

    expect((await li.get('/api/admin/audit')).status).toBe(403);
    const { items } = await succeeded(rival.get('/api/admin/audit?limit=200'));
    const ours = new Set(Object.values(server.company.people));
    expect(items.filter((one: { record?: string }) => ours.has(one.record ?? ''))).toEqual([]);
  });
});
