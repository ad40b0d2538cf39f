import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { tellPeople } from '../../../runtime/server/jobs/tell-people.ts';
import { messageId, smtpChannel } from '../../../runtime/server/mail/smtp.ts';
import { Scope } from '../../../runtime/server/store/scope.ts';
import {
  type MailServer,
  type Manners,
  type ReceivedLetter,
  startMailServer,
} from '../../support/mail-server.ts';
import { readable } from '../../support/received-letter.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { succeeded, type TestClient } from '../../support/test-client.ts';
import { equipmentDefinitions, equipmentTenants } from '../http/equipment.ts';

const publicUrl = 'https://erp.company.example';

async function serverWith(mail: MailServer, silence = 3000): Promise<TestServer> {
  const settings = { smtpUrl: mail.url, from: 'erp@company.example', publicUrl };
  return startTestServer({
    definitions: equipmentDefinitions,
    tenants: equipmentTenants,
    app: { outward: { channels: [smtpChannel(settings, silence)], publicUrl, firstWait: 25 } },
  });
}

/** Gives a person of the first company an address, and a language. */
async function addressed(server: TestServer, username: string, values: object): Promise<void> {
  const admin = await server.signIn('admin');
  const path = `/api/records/user/${server.company.people[username]}`;
  const { revision } = await succeeded(admin.get(path));
  await succeeded(admin.patch(path, values, revision));
}

describe('B07: letters over a bad line', () => {
  test('B07: to a server that fails, hangs and drops, each notice goes out under one Message-ID', async () => {
    const odds: [number, Manners][] = [
      [0.3, 'refuse-for-now'],
      [0.4, 'hang'],
      [0.5, 'drop-after-taking'],
    ];
    let turn = 0;
    // A fixed walk through the odds: what fails is spread evenly, and the same in every run.
    const mail = await startMailServer(() => {
      turn = (turn + 0.381966) % 1;
      return odds.find(([below]) => turn < below)?.[1] ?? 'take';
    });
    const server = await serverWith(mail, 600);
    await addressed(server, 'wang', { email: 'wang@company.example' });
    await addressed(server, 'zhao', { email: 'zhao@company.example' });
    const scope = new Scope(server.database.db, 'acme');
    const people = ['wang', 'zhao', 'li'].map((name) => server.company.people[name] as string);
    const messages = Array.from({ length: 30 }, (_, index) => ({
      key: `test:${index}`,
      payload: {
        event: 'instance-approved' as const,
        to: people,
        instance: 'none',
        entity: 'equipment-loan',
        record: 'none',
        title: `L-${index}`,
      },
    }));

    await tellPeople(server.app.ground, scope, messages);

    const waiting = () => server.database.db.collection('letters').countDocuments({});
    const until = Date.now() + 100_000;
    while (
      (new Set(mail.received.map(({ id }) => id)).size < 60 || (await waiting()) > 0) &&
      Date.now() < until
    )
      await pause(100);
    const ids = new Set(mail.received.map(({ id }) => id));
    expect({ ids: ids.size, waiting: await waiting() }).toEqual({ ids: 60, waiting: 0 });
    expect(mail.asked).toBeGreaterThan(100);
    expect(mail.received.length).toBeGreaterThan(60);
    expect([...ids].every((id) => /^<[0-9a-f]{40}@erp\.company\.example>$/.test(id))).toBe(true);
    const told = new Set(mail.received.map((one) => `${one.id} ${one.to} ${readable(one).subject}`));
    expect(told.size).toBe(60);
  }, 120_000);

  test('B07: a slow mail server holds up nobody who reads notifications in the pages', async () => {
    const mail = await startMailServer(() => 'hang');
    const server = await serverWith(mail, 5_000);
    await addressed(server, 'wang', { email: 'wang@company.example' });
    const scope = new Scope(server.database.db, 'acme');
    const to = [server.company.people.wang as string];
    const about = {
      event: 'notice' as const,
      instance: 'none',
      entity: 'equipment-loan',
      record: 'none',
      title: 'L',
    };
    const began = performance.now();

    const messages = Array.from({ length: 20 }, (_, index) => ({
      key: `slow:${index}`,
      payload: { ...about, to },
    }));
    await tellPeople(server.app.ground, scope, messages);

    const wang = await server.signIn('wang');
    await expect
      .poll(async () => (await succeeded(wang.get('/api/notifications'))).unread, { timeout: 4000 })
      .toBe(20);
    expect(performance.now() - began).toBeLessThan(4500);
  });
});

describe('letters that go out at once', () => {
  test('C01: to one whose mailbox is slow hold up none of the others, which are done one by one', async () => {
    const mail = await startMailServer((to) => (to.startsWith('wang@') ? 'hang' : 'take'));
    const server = await serverWith(mail, 12_000);
    await addressed(server, 'wang', { email: 'wang@company.example' });
    await addressed(server, 'zhao', { email: 'zhao@company.example' });
    const to = ['wang', 'zhao'].map((name) => server.company.people[name] as string);
    const about = { event: 'notice' as const, instance: 'none', entity: 'equipment-loan', record: 'none' };
    // More in all than go out side by side, a few of them slow ones.
    const messages = Array.from({ length: 16 }, (_, index) => ({
      key: `lane:${index}`,
      payload: { ...about, title: `L-${index}`, to: index % 8 === 0 ? to : to.slice(1) },
    }));

    const scope = new Scope(server.database.db, 'acme');
    await tellPeople(server.app.ground, scope, messages);

    const waiting = () =>
      server.database.db
        .collection('letters')
        .find()
        .map(({ letter }) => letter.to)
        .toArray();
    await expect.poll(() => mail.received.length, { timeout: 8000 }).toBe(16);
    await expect.poll(waiting, { timeout: 8000 }).toEqual([to[0], to[0]]);
    expect(mail.received.every((one) => one.to === 'zhao@company.example')).toBe(true);
  });
});

describe('B07: a letter that nobody takes', () => {
  test('B07: is kept with the reason, shown to administrators and to nobody else, and sent again as the same message', async () => {
    let manners: Manners = 'refuse-for-good';
    const mail = await startMailServer(() => manners);
    const server = await serverWith(mail);
    await addressed(server, 'wang', { email: 'wang@company.example' });
    const [admin, li] = await Promise.all([server.signIn('admin'), server.signIn('li')]);
    const payload = {
      event: 'instance-approved' as const,
      to: [server.company.people.wang as string],
      instance: 'none',
      entity: 'equipment-loan',
      record: 'none',
      title: 'L-1',
    };
    const scope = new Scope(server.database.db, 'acme');
    await tellPeople(server.app.ground, scope, [{ key: 'dead', payload }]);
    const dead = async () => (await succeeded(admin.get('/api/admin/letters'))).items;
    await expect.poll(async () => (await dead()).length, { timeout: 8000 }).toBe(1);

    const [letter] = await dead();
    expect(letter).toMatchObject({
      to: 'Wang',
      channel: 'mail',
      event: 'instance-approved' as const,
      failed: expect.stringContaining('no such mailbox'),
      record: { title: 'L-1' },
    });
    expect((await li.get('/api/admin/letters')).status).toBe(403);
    const again = `/api/admin/letters/${encodeURIComponent(letter.id)}/send`;
    expect((await li.post(again)).status).toBe(403);
    expect((await (await server.signIn('admin', 'rival')).post(again)).status).toBe(404);
    manners = 'take';
    await succeeded(admin.post(again));

    const { items } = await succeeded(admin.get('/api/admin/audit?action=send-letter'));
    expect(items).toMatchObject([{ by: { title: 'Admin' }, entity: 'equipment-loan' }]);
    await expect.poll(() => mail.received.length, { timeout: 8000 }).toBe(1);
    expect(mail.received[0]?.id).toBe(messageId(letter.id, 'acme', 'erp.company.example'));
    expect(await dead()).toEqual([]);
    expect((await admin.post(again)).status).toBe(404);
  });

  test('B07: an address that is more than one plain address is never written to', async () => {
    const mail = await startMailServer();
    const server = await serverWith(mail);
    await addressed(server, 'wang', { email: 'wang@company.example, all@company.example' });
    const admin = await server.signIn('admin');
    const payload = {
      event: 'notice' as const,
      to: [server.company.people.wang as string],
      instance: 'none',
      entity: 'equipment-loan',
      record: 'none',
      title: 'L-1',
    };
    const scope = new Scope(server.database.db, 'acme');
    await tellPeople(server.app.ground, scope, [{ key: 'list', payload }]);

    await expect
      .poll(async () => (await succeeded(admin.get('/api/admin/letters'))).items[0]?.failed, {
        timeout: 8000,
      })
      .toContain('is not an address');
    expect(mail.asked).toBe(0);
  });
});

describe('what a letter says', () => {
  let mail: MailServer;
  let server: TestServer;
  let li: TestClient;
  let item: string;
  const to = (address: string) => mail.received.filter((one) => one.to === address);

  beforeAll(async () => {
    mail = await startMailServer();
    server = await serverWith(mail);
    await addressed(server, 'wang', { email: 'wang@company.example', language: 'en' });
    await addressed(server, 'li', { email: 'li@company.example' });
    li = await server.signIn('li');
    item = await server.company.create('equipment-item', { code: 'N1', name: '示波器 <b>&', value: '10' });
  });

  async function submitted() {
    const body = { dueDate: '2099-01-01', items: [{ item, quantity: '1' }] };
    const loan = await succeeded(li.post('/api/records/equipment-loan', body));
    await succeeded(li.post(`/api/records/equipment-loan/${loan.id}/submit`));
    return loan;
  }

  test('F8: an approver is asked in their language, as text and as a page, with links to the configured address', async () => {
    const loan = await submitted();

    await expect.poll(() => to('wang@company.example').length, { timeout: 5000 }).toBe(1);
    const letter = readable(to('wang@company.example')[0] as ReceivedLetter);
    expect(letter.subject).toContain(`Waits for your approval: Equipment loan ${loan.number}`);
    expect(letter.head).toMatch(/^Auto-Submitted: auto-generated$/m);
    expect(letter.text).toContain('Dear Wang,');
    expect(letter.text).toContain('Submitted by: Li');
    const addresses = [...`${letter.text}${letter.page}`.matchAll(/https?:\/\/[^\s"<]+/g)].map(
      ([url]) => url,
    );
    expect(new Set(addresses.map((url) => new URL(url).origin))).toEqual(new Set([publicUrl]));
    expect(addresses.filter((url) => url.includes('/api/links/'))).toHaveLength(4);
    expect(letter.page).toContain('<html lang="en">');
  });

  test('F8: deciding from the letter works, and the initiator hears of it in Chinese, without links to decide', async () => {
    const before = to('li@company.example').length;
    const count = to('wang@company.example').length;
    const loan = await submitted();
    await expect.poll(() => to('wang@company.example').length, { timeout: 5000 }).toBe(count + 1);
    const { text } = readable(to('wang@company.example').at(-1) as ReceivedLetter);
    const [, path = ''] = new RegExp(`Approve: ${publicUrl}(\\S+)`).exec(text) ?? [];

    const page = await (await fetch(server.url + path)).text();
    const [, form = ''] = /name="form" value="([^"]+)"/.exec(page) ?? [];
    const [, revision = ''] = /name="revision" value="(\d+)"/.exec(page) ?? [];
    const body = new URLSearchParams({ form, revision, opinion: '' });
    expect((await fetch(server.url + path, { method: 'POST', body })).status).toBe(200);

    await expect.poll(() => to('li@company.example').length, { timeout: 5000 }).toBe(before + 1);
    const letter = readable(to('li@company.example').at(-1) as ReceivedLetter);
    expect(letter.subject).toContain(`已审批通过：设备借用单 ${loan.number}`);
    expect(letter.text).toContain(`${publicUrl}/record/equipment-loan/${loan.id}`);
    expect(letter.text).not.toContain('/api/links/');
  });

  test('K03: what people wrote is text in the page of a letter, never markup', async () => {
    const scope = new Scope(server.database.db, 'acme');
    const count = to('li@company.example').length;
    const payload = {
      event: 'notice' as const,
      to: [server.company.people.li as string],
      instance: 'none',
      entity: 'equipment-loan',
      record: 'none',
      title: '<img src=x onerror=alert(1)>\r\nBcc: all@company.example',
      text: '{{signature}}<script>alert(1)</script>',
    };

    await tellPeople(server.app.ground, scope, [{ key: 'markup', payload }]);

    await expect.poll(() => to('li@company.example').length, { timeout: 5000 }).toBe(count + 1);
    const letter = readable(to('li@company.example').at(-1) as ReceivedLetter);
    expect(letter.page).not.toMatch(/<img|<script/);
    expect(letter.page).toContain('{{signature}}&lt;script&gt;');
    expect(letter.head).not.toMatch(/^Bcc:/m);
  });
});
