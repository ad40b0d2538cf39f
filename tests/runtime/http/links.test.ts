import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadDefinitions } from '../../../runtime/server/definitions/load-definitions.ts';
import type { ChannelMessage } from '../../../runtime/server/mail/channel.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { succeeded, type TestClient } from '../../support/test-client.ts';
import { equipmentDefinitions, equipmentTenants } from './equipment.ts';

let server: TestServer;
const people = new Map<string, TestClient>();
const items = new Map<string, string>();
/** What a channel was told; a channel of the outside is the one thing that is not real here. */
const mails: ChannelMessage[] = [];
let now = Date.parse('2026-11-23T10:00:00Z');

/** The equipment, where loans of more than 5,000 are decided by who has signed in. */
function definitions() {
  const { sources } = loadDefinitions(equipmentDefinitions);
  const text = JSON.stringify(sources).replace(
    '"entity":"equipment-loan","summary"',
    '"entity":"equipment-loan","amount":"total","linkLimit":"5000","summary"',
  );
  return JSON.parse(text) as typeof sources;
}

beforeAll(async () => {
  server = await startTestServer({
    definitions: definitions(),
    tenants: equipmentTenants,
    app: {
      clock: () => new Date(now).toISOString(),
      outward: {
        publicUrl: 'https://erp.example',
        channels: [
          {
            name: 'pigeon',
            addressOf: ({ username }) => String(username),
            send: async (message) => void mails.push(message),
          },
        ],
      },
    },
  });
  for (const [code, value] of [
    ['small', '10'],
    ['large', '6000'],
  ] as const)
    items.set(code, await server.company.create('equipment-item', { code, name: code, value }));
  for (const name of ['li', 'wang', 'sun', 'admin']) people.set(name, await server.signIn(name));
});

const as = (name: string) => people.get(name) as TestClient;
const idOf = (name: string) => server.company.people[name] as string;

async function loanInApproval(item = 'small') {
  const body = { dueDate: '2099-01-01', items: [{ item: items.get(item), quantity: '1' }] };
  const { id } = await succeeded(as('li').post('/api/records/equipment-loan', body));
  await succeeded(as('li').post(`/api/records/equipment-loan/${id}/submit`));
  const found = await succeeded(as('wang').get('/api/tasks?limit=200'));
  const task = found.items.find((one: { record: string }) => one.record === id);
  return { id, task };
}

async function linksOf(task: string, hours?: number): Promise<Record<'approve' | 'reject', string>> {
  const body = hours === undefined ? {} : { hours };
  const { links } = await succeeded(as('admin').post(`/api/tasks/${task}/links`, body));
  return Object.fromEntries(
    links.map(({ verb, path }: { verb: string; path: string }) => [verb, path]),
  ) as Record<'approve' | 'reject', string>;
}

/** What a browser without a session gets. */
async function open(path: string, language = 'en') {
  const answer = await fetch(server.url + path, { headers: { 'accept-language': language } });
  const page = await answer.text();
  const [, form = ''] = /name="form" value="([^"]+)"/.exec(page) ?? [];
  const [, revision = ''] = /name="revision" value="(\d+)"/.exec(page) ?? [];
  return { status: answer.status, type: answer.headers.get('content-type'), page, form, revision };
}

async function send(path: string, fields: Record<string, string>) {
  const answer = await fetch(server.url + path, {
    method: 'POST',
    headers: { 'accept-language': 'en' },
    body: new URLSearchParams(fields),
  });
  return { status: answer.status, page: await answer.text() };
}

/** Opens the page and sends its form. */
async function follow(path: string, opinion = '') {
  const { form, revision } = await open(path);
  return send(path, { form, revision, opinion });
}

const loan = async (id: string) => (await succeeded(as('li').get(`/api/records/equipment-loan/${id}`))).state;

describe('F8: a link from a mail', () => {
  test('F8: pre-fetching all links changes nothing, and then each of them still works', async () => {
    const { id, task } = await loanInApproval();
    const links = await linksOf(task.id);
    const instance = () => succeeded(as('wang').get(`/api/instances/${task.instance}`));
    const before = await instance();

    for (let round = 0; round < 3; round++)
      for (const path of Object.values(links))
        for (const method of ['GET', 'HEAD', 'OPTIONS']) await fetch(server.url + path, { method });

    expect(await instance()).toEqual(before);
    expect(await open(links.approve)).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' });
    expect(await follow(links.approve)).toMatchObject({
      status: 200,
      page: expect.stringContaining('Approved'),
    });
    expect(await loan(id)).toBe('approved');
  });

  test('F8: a sending that does not come from its page does nothing', async () => {
    const { id, task } = await loanInApproval();
    const { approve, reject } = await linksOf(task.id);
    const page = await open(approve);
    const other = await open(reject);

    const tried = [
      await send(approve, {}),
      await send(approve, { revision: page.revision, form: 'x'.repeat(page.form.length) }),
      await send(approve, { revision: page.revision, form: other.form }),
      await send(approve, { revision: '1', form: page.form }),
      await send(approve, { filler: 'x'.repeat(30_000) }),
    ];

    expect(tried.map(({ status }) => status)).toEqual([404, 404, 404, 404, 413]);
    expect(await loan(id)).toBe('in-approval');
  });

  test('F8: is dead after a transfer, for its former holder and for the new one', async () => {
    const { id, task } = await loanInApproval();
    const links = await linksOf(task.id);
    const page = await open(links.approve);
    await succeeded(
      as('wang').post(`/api/tasks/${task.id}/actions`, { action: 'transfer', people: [idOf('sun')] }),
    );

    expect((await open(links.approve)).status).toBe(409);
    expect((await send(links.approve, { form: page.form, revision: page.revision })).status).toBe(409);
    expect(await loan(id)).toBe('in-approval');
  });

  test('F8: works once, and of two at once one', async () => {
    const { task } = await loanInApproval();
    const { approve, reject } = await linksOf(task.id);
    const { form, revision } = await open(approve);

    const answers = await Promise.all([1, 2].map(() => send(approve, { form, revision })));

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await open(approve)).status).toBe(409);
    expect((await open(reject)).page).toContain('Already handled by Wang');
  });

  test('F8: is over after its hours, of which there are 72 at most', async () => {
    const { task } = await loanInApproval();
    const { approve } = await linksOf(task.id, 2);

    expect((await as('admin').post(`/api/tasks/${task.id}/links`, { hours: 73 })).status).toBe(400);
    now += 2 * 3600_000 - 1000;
    expect((await open(approve)).status).toBe(200);
    now += 1000;
    expect((await open(approve)).status).toBe(404);
    expect((await open('/api/links/anything')).status).toBe(404);
  });

  test('F8: above the limit of amounts somebody has to sign in', async () => {
    const { id, task } = await loanInApproval('large');
    const { approve } = await linksOf(task.id);

    const page = await open(approve);

    expect(page).toMatchObject({ status: 403, page: expect.stringContaining('please sign in') });
    expect(page.page).not.toContain('<form');
    expect((await send(approve, { form: 'x', revision: '2' })).status).toBe(403);
    expect(await loan(id)).toBe('in-approval');
  });

  test('F8: a no wants its reason here too, and says it', async () => {
    const { id, task } = await loanInApproval();
    const { reject } = await linksOf(task.id);

    const without = await follow(reject);
    const withReason = await follow(reject, 'Not <now>');

    expect(without).toMatchObject({ status: 422, page: expect.stringContaining('Please give a reason') });
    expect(withReason.status).toBe(200);
    const { items: entries } = await succeeded(as('li').get(`/api/records/equipment-loan/${id}/timeline`));
    expect(entries.find((one: { action: string }) => one.action === 'reject').reason).toBe('Not <now>');
    const audit = await server.database.db.collection('audit').findOne({ record: id, action: 'reject' });
    expect(audit?.channel).toBe('link');
    expect(audit?.by.id).toBe(idOf('wang'));
  });

  test('F8: about a record that was changed after the page was opened it decides nothing', async () => {
    const { id, task } = await loanInApproval();
    const { approve } = await linksOf(task.id);
    const { form, revision } = await open(approve);
    await server.database.db
      .collection('records.equipment-loan')
      .updateOne({ _id: id as never }, { $inc: { revision: 1 } });

    expect((await send(approve, { form, revision })).status).toBe(409);
    expect(await loan(id)).toBe('in-approval');
  });

  test('F8: only the hash of its secret is kept, and only administrators have links made', async () => {
    const { task } = await loanInApproval();
    const { approve } = await linksOf(task.id);
    const secret = approve.split('/').at(-1) as string;

    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    const collections = await server.database.db.listCollections().toArray();
    const everything = await Promise.all(
      collections.map(({ name }) => server.database.db.collection(name).find({}).toArray()),
    );
    const text = JSON.stringify(everything);
    expect(text).not.toContain(secret);
    expect(text).toContain(createHash('sha256').update(secret).digest('hex'));
    expect((await as('wang').post(`/api/tasks/${task.id}/links`)).status).toBe(403);
  });

  test('F8: a channel is told of a to-do with its links, and of anything else without', async () => {
    const before = new Map(
      ['wang', 'li'].map((name) => [name, mails.filter(({ to }) => to.address === name).length]),
    );
    const { id, task } = await loanInApproval();
    const { number } = await succeeded(as('li').get(`/api/records/equipment-loan/${id}`));
    const toldTo = (name: string) => mails.filter(({ to }) => to.address === name).slice(before.get(name));
    await expect.poll(() => toldTo('wang').length).toBe(1);
    const [mail] = toldTo('wang') as [ChannelMessage];

    expect(mail).toMatchObject({ to: { name: 'Wang' }, content: { lead: expect.stringContaining(number) } });
    const urls = mail.content.links.map(({ url }) => url);
    expect(urls.every((url) => url.startsWith('https://erp.example/'))).toBe(true);
    const [approve = '', , inbox = ''] = urls.map((url) => url.replace('https://erp.example', ''));
    expect(inbox).toBe(`/inbox/${task.id}`);
    expect((await follow(approve)).status).toBe(200);
    await expect.poll(() => toldTo('li').length).toBe(1);
    expect(toldTo('li')[0]?.content.links.map(({ url }) => url)).toEqual([
      `https://erp.example/record/equipment-loan/${id}`,
    ]);
    expect((await open(`/api/links/${'x'.repeat(43)}`)).status).toBe(404);
    expect(task.status).toBe('open');
  });
});
