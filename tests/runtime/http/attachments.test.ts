import { request as httpRequest } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { removeExpiredAttachments } from '../../../runtime/server/store/attachments.ts';
import { moduleOf, sourcesOf } from '../../support/configuration.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { succeeded, type TestClient } from '../../support/test-client.ts';

/** Contracts with their papers; what they cost is for the finance role only. */
const contracts = moduleOf('contracts', {
  entity: {
    contract: {
      kind: 'document',
      title: 'name',
      states: {},
      transitions: {},
      fields: {
        name: { type: 'text' },
        papers: { type: 'attachment', max: 3, maxSize: 1 },
        invoices: { type: 'attachment', sensitive: true },
      },
    },
    visit: {
      kind: 'document',
      title: 'name',
      fields: { name: { type: 'text' }, photos: { type: 'attachment' } },
    },
  },
  role: {
    clerk: {
      permissions: {
        contract: { read: 'createdBy == user', create: true, update: 'createdBy == user', delete: true },
        visit: { read: true, create: true },
      },
    },
    finance: {
      permissions: { contract: { read: true, create: true, fields: { invoices: 'write' } } },
    },
  },
});

const people = {
  people: { li: { roles: ['clerk'] }, sun: { roles: ['clerk'] }, qian: { roles: ['finance'] }, chen: {} },
};

let server: TestServer;
let li: TestClient;
let sun: TestClient;
let qian: TestClient;
let rival: TestClient;

beforeAll(async () => {
  server = await startTestServer({
    definitions: sourcesOf(contracts),
    tenants: { acme: people, rival: people },
  });
  [li, sun, qian, rival] = await Promise.all([
    server.signIn('li'),
    server.signIn('sun'),
    server.signIn('qian'),
    server.signIn('li', 'rival'),
  ]);
});

const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(3000, 7)]);
const pdf = Buffer.from('%PDF-1.7\nnot much of one');

const uploadPath = (name: string, field = 'papers', entity = 'contract') =>
  `/api/records/${entity}/attachments?name=${encodeURIComponent(name)}&field=${field}`;

const upload = (who: TestClient, name: string, bytes: Buffer, field?: string) =>
  who.send('post', uploadPath(name, field), { body: bytes });

/** Documents about files and their bytes, of all tenants. */
async function kept() {
  const { db } = server.database;
  const [documents, files, chunks] = await Promise.all(
    ['attachments', 'attachments.files', 'attachments.chunks'].map((name) =>
      db.collection(name).countDocuments(),
    ),
  );
  return { documents, files, chunks };
}

const tomorrow = () => new Date(Date.now() + 25 * 3600_000);

describe('an upload', () => {
  test("is its uploader's alone until a record refers to it; then it is for the readers of that record", async () => {
    const file = await succeeded(upload(li, '合同 (1).png', png));
    expect(file).toEqual({
      id: expect.any(String),
      name: '合同 (1).png',
      size: png.length,
      type: 'image/png',
    });
    const path = `/api/attachments/${file.id}`;
    expect((await li.get(path)).bytes.equals(png)).toBe(true);
    for (const other of [sun, qian, rival])
      expect(await other.get(path)).toMatchObject({ status: 404, body: { code: 'attachment.not-found' } });

    const record = await succeeded(
      li.post('/api/records/contract', { name: 'C1', papers: [{ id: file.id }] }),
    );

    expect(record.papers).toEqual([file]);
    expect((await qian.get(path)).bytes.equals(png)).toBe(true);
    for (const other of [sun, rival]) expect((await other.get(path)).status).toBe(404);
  });

  test('of a hidden field stays hidden from readers of the rest', async () => {
    const file = await succeeded(upload(qian, 'price.pdf', pdf, 'invoices'));
    const record = await succeeded(
      qian.post('/api/records/contract', { name: 'C2', invoices: [{ id: file.id }] }),
    );
    const forClerks = await succeeded(upload(li, 'own.pdf', pdf));
    await succeeded(li.post('/api/records/contract', { name: 'C3', papers: [{ id: forClerks.id }] }));

    expect((await qian.get(`/api/attachments/${file.id}`)).status).toBe(200);
    expect((await li.get(`/api/attachments/${file.id}`)).status).toBe(404);
    expect((await li.get(`/api/records/contract/${record.id}`)).status).toBe(404);
    expect(await upload(li, 'price.pdf', pdf, 'invoices')).toMatchObject({
      status: 422,
      body: { issues: [{ code: 'field.unknown', path: '/field' }] },
    });
  });

  test('cannot be put into a record by anybody else, in another field, twice, or where there is none', async () => {
    const mine = await succeeded(upload(li, 'a.png', png));
    const photo = await succeeded(li.send('post', uploadPath('b.png', 'photos', 'visit'), { body: png }));
    const used = await succeeded(upload(li, 'c.png', png));
    await succeeded(li.post('/api/records/contract', { name: 'C4', papers: [{ id: used.id }] }));
    const refused = { status: 422, body: { issues: [{ code: 'attachment.unknown', path: '/papers/0' }] } };

    for (const [who, id] of [
      [sun, mine.id],
      [rival, mine.id],
      [li, photo.id],
      [li, used.id],
      [li, 'nothing'],
    ] as const)
      expect(await who.post('/api/records/contract', { name: 'X', papers: [{ id }] })).toMatchObject(refused);
  });

  test('keeps its place in a record through other changes; name, size and type cannot be written', async () => {
    const file = await succeeded(upload(li, 'a.png', png));
    const forged = { ...file, name: 'salary.pdf', size: 1, type: 'text/html' };
    const { id } = await succeeded(li.post('/api/records/contract', { name: 'C5', papers: [forged] }));
    const path = `/api/records/contract/${id}`;

    const renamed = await succeeded(li.patch(path, { name: 'C5b' }, 1));
    const same = await succeeded(li.patch(path, { papers: [{ id: file.id }] }, 2));

    expect(renamed.papers).toEqual([file]);
    expect(same).toEqual(renamed);
  });

  test('goes when its record lets it go and a day is over, and not before', async () => {
    await removeExpiredAttachments(server.database.db, tomorrow());
    const before = await kept();
    const [kept1, dropped, never] = await Promise.all(
      ['a.png', 'b.png', 'c.png'].map((name) => succeeded(upload(li, name, png))),
    );
    const { id } = await succeeded(
      li.post('/api/records/contract', { name: 'C6', papers: [kept1, dropped] }),
    );
    await succeeded(li.patch(`/api/records/contract/${id}`, { papers: [{ id: kept1.id }] }, 1));
    expect((await qian.get(`/api/attachments/${dropped.id}`)).status).toBe(404);

    expect(await removeExpiredAttachments(server.database.db, new Date())).toBe(0);
    expect(await removeExpiredAttachments(server.database.db, tomorrow())).toBe(2);

    const statuses = await Promise.all(
      [kept1, dropped, never].map(async (file) => (await li.get(`/api/attachments/${file.id}`)).status),
    );
    expect(statuses).toEqual([200, 404, 404]);
    expect(await kept()).toEqual({
      documents: before.documents! + 1,
      files: before.files! + 1,
      chunks: before.chunks! + 1,
    });
    await succeeded(li.delete(`/api/records/contract/${id}`, 2));
    expect(await removeExpiredAttachments(server.database.db, tomorrow())).toBe(1);
    expect(await kept()).toEqual(before);
  });

  test("may have exactly its field's size, and not one byte more, announced or not", async () => {
    const limit = 1024 * 1024;
    await removeExpiredAttachments(server.database.db, tomorrow());
    const before = await kept();

    const [fits, tooLarge] = [
      await upload(li, 'a.bin', Buffer.alloc(limit)),
      await upload(li, 'a.bin', Buffer.alloc(limit + 1)),
    ];
    const unannounced = await sendInPieces(Buffer.alloc(limit + 1));

    expect(fits).toMatchObject({ status: 201, body: { size: limit } });
    expect(tooLarge).toMatchObject({ status: 413, body: { code: 'attachment.too-large' } });
    expect(unannounced).toBe(413);
    await removeExpiredAttachments(server.database.db, tomorrow());
    expect(await kept()).toEqual(before);
  });

  test('that breaks off leaves nothing behind', async () => {
    await removeExpiredAttachments(server.database.db, tomorrow());
    const before = await kept();

    await Promise.all(Array.from({ length: 20 }, () => breakOff()));
    await pause(300);
    await removeExpiredAttachments(server.database.db, tomorrow());

    expect(await kept()).toEqual(before);
    expect((await upload(li, 'a.png', png)).status).toBe(201);
  });
});

describe('a file', () => {
  test.each([
    ['HTML called a picture', 'a.png', Buffer.from('<script>alert(1)</script>')],
    ['an SVG called a picture', 'a.jpg', Buffer.from('<svg onload="alert(1)"/>')],
    ['a PDF that begins with something else', 'a.pdf', Buffer.from('<script>1</script>%PDF-1.7')],
    ['a program called a text', 'a.txt', Buffer.from('MZ\0\0')],
  ])('whose bytes are not what its name says is refused: %s', async (_, name, bytes) => {
    expect(await upload(li, name, bytes)).toMatchObject({
      status: 422,
      body: { issues: [{ code: 'attachment.wrong-type', path: '/name' }] },
    });
  });

  test.each([
    ['photo.PNG', png, 'image/png', 'inline'],
    ['contract.pdf', pdf, 'application/pdf', 'inline'],
    ['table.csv', Buffer.from('a,b\n1,2'), 'text/csv', 'attachment'],
    ['page.html', Buffer.from('<script>alert(1)</script>'), 'application/octet-stream', 'attachment'],
    ['image.svg', Buffer.from('<svg onload="alert(1)"/>'), 'application/octet-stream', 'attachment'],
    ['drawing.dwg', Buffer.from('AC1032'), 'application/octet-stream', 'attachment'],
  ])('%s is shown in place only when that is safe', async (name, bytes, type, disposition) => {
    const file = await succeeded(upload(li, name, bytes));

    const { headers } = await li.get(`/api/attachments/${file.id}`);

    expect(headers.get('content-type')?.split(';')[0]).toBe(type);
    expect(headers.get('content-disposition')?.split(';')[0]).toBe(disposition);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  test.each([
    ['..\\..\\windows\\system.ini', 'system.ini'],
    ['../../etc/passwd', 'passwd'],
    ['a\r\nX-Evil: 1.txt', 'aX-Evil: 1.txt'],
    ['invoice\u202efdp.exe', 'invoicefdp.exe'],
    [`${'é'.repeat(255)}.txt`, `${'é'.repeat(196)}.txt`],
    ['...', 'file'],
    ['报价单（终版）.xlsx', '报价单（终版）.xlsx'],
  ])('called %j is kept as %j, and the header gives that name back', async (given, name) => {
    const bytes = name.endsWith('xlsx') ? Buffer.from('PK\x03\x04') : Buffer.from('text');
    const file = await succeeded(upload(li, given, bytes));

    const { headers } = await li.get(`/api/attachments/${file.id}`);

    expect(file.name).toBe(name);
    const disposition = headers.get('content-disposition') as string;
    expect(disposition).toMatch(/^[\x20-\x7e]+$/);
    expect(decodeURIComponent(disposition.split("UTF-8''")[1] as string)).toBe(name);
    expect(headers.get('x-evil')).toBeNull();
  });

  test('cannot be uploaded without a session, a CSRF token, or a field that takes files', async () => {
    const { cookie } = li.headers as { cookie: string };
    const anonymous = await upload(server.visitor, 'a.png', png);
    const forged = await upload(server.clientWith({ cookie }), 'a.png', png);
    const nowhere = await upload(li, 'a.png', png, 'name');
    const stranger = await upload(await server.signIn('chen'), 'a.png', png);

    expect([anonymous, forged, nowhere, stranger].map(({ status, body }) => [status, body.code])).toEqual([
      [401, 'session.required'],
      [403, 'session.bad-csrf-token'],
      [422, 'field.unknown'],
      [404, 'entity.not-found'],
    ]);
  });
});

/** Sends without saying how much will come; gives the status. */
function sendInPieces(bytes: Buffer): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      server.url + uploadPath('a.bin'),
      { method: 'POST', headers: { ...li.headers, 'transfer-encoding': 'chunked' } },
      (response) => {
        response.resume();
        resolve(response.statusCode);
      },
    );
    request.once('error', reject);
    for (let at = 0; at < bytes.length; at += 100_000) request.write(bytes.subarray(at, at + 100_000));
    request.end();
  });
}

/** Announces more than it sends, and hangs up. */
function breakOff(): Promise<void> {
  return new Promise((resolve) => {
    const request = httpRequest(server.url + uploadPath('a.bin'), {
      method: 'POST',
      headers: { ...li.headers, 'content-length': 900_000 },
    });
    request.once('error', () => resolve());
    request.write(Buffer.alloc(500_000), () => setTimeout(() => request.destroy(new Error('hung up')), 30));
  });
}
