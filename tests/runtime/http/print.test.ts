import { pino } from 'pino';
import { beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, pagesOf, whyNoPaper } from '../../support/chromium.ts';
import { moduleOf, sourcesOf } from '../../support/configuration.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { succeeded, type TestClient } from '../../support/test-client.ts';

/** Quotations; what they cost the company is for the manager only. */
const quotations = moduleOf('quotations', {
  entity: {
    quotation: {
      kind: 'document',
      title: 'number',
      states: { draft: { label: { 'zh-CN': '草稿', en: 'Draft' } }, sent: {} },
      transitions: { send: { from: ['draft'], to: 'sent' } },
      fields: {
        number: { type: 'text' },
        cost: { type: 'money', sensitive: true },
        urgency: { type: 'choice', options: { high: { label: { 'zh-CN': '紧急', en: 'Urgent' } } } },
        validUntil: { type: 'date-time' },
        contact: { type: 'user' },
        lines: {
          type: 'lines',
          fields: {
            name: { type: 'text' },
            price: { type: 'money' },
            cost: { type: 'money', sensitive: true },
          },
        },
      },
    },
    letter: { kind: 'document', title: 'name', fields: { name: { type: 'text' } } },
  },
  report: {
    offer: {
      kind: 'print',
      entity: 'quotation',
      template: `<h1>{{record.number}}</h1><p>{{record.state.label}} {{record.urgency.label}} {{dateTime record.validUntil}}</p>
        <p>{{record.contact.title}} {{company.name}} {{printedBy.title}}</p>
        {{#each record.lines}}<p>{{inc @index}} {{this.name}} {{money this.price}} [{{money this.cost}}]</p>{{/each}}
        {{#ifAny record.cost}}<p>cost {{money record.cost}}</p>{{/ifAny}}`,
    },
    'sent-offer': { kind: 'print', entity: 'quotation', states: ['sent'], template: '{{record.number}}' },
    list: { kind: 'table', entity: 'quotation', groups: {}, measures: { all: { function: 'count' } } },
  },
  role: {
    clerk: {
      permissions: {
        quotation: { read: 'createdBy == user || state == "sent"', create: true },
        letter: { read: true, create: true },
      },
    },
    manager: {
      permissions: {
        quotation: {
          read: true,
          create: true,
          actions: { send: true },
          fields: { cost: 'write', 'lines.cost': 'write' },
        },
      },
    },
    auditor: { permissions: { quotation: { read: true, print: false } } },
  },
});

const people = {
  people: {
    li: { roles: ['clerk'] },
    sun: { roles: ['clerk'] },
    chen: { roles: ['manager'] },
    zhou: { roles: ['auditor'] },
  },
};

let server: TestServer;
let li: TestClient;
let chen: TestClient;
let own: string;
let secret: string;

beforeAll(async () => {
  server = await startTestServer({
    definitions: sourcesOf(quotations),
    tenants: { acme: people, rival: people },
    app: { chromiumPath, log: pino({ level: 'silent' }) },
  });
  [li, chen] = await Promise.all([server.signIn('li'), server.signIn('chen')]);
  own = await quotation(li, { number: 'Q-1', lines: [{ name: '<b>电容</b> & co', price: '1234.5' }] });
  secret = await quotation(chen, {
    number: 'Q-2',
    cost: '777.77',
    urgency: 'high',
    validUntil: '2026-11-23T16:30:00Z',
    contact: server.company.people.li,
    lines: [{ name: '芯片', price: '10', cost: '888.88' }],
  });
});

async function quotation(who: TestClient, values: object): Promise<string> {
  return (await succeeded(who.post('/api/records/quotation', values))).id;
}

const print = (who: TestClient, id: string, query = '?format=html', report = 'offer') =>
  who.get(`/api/records/quotation/${id}/print/${report}${query}`);

describe('a printed record as HTML', () => {
  test('shows labels, titles, local time and escaped values in the language that is wanted', async () => {
    const chinese = await print(chen, secret);
    const english = await print(chen, secret, '?format=html&language=en');

    expect(chinese.status).toBe(200);
    expect(chinese.body).toContain('<p>草稿 紧急 2026-11-24 00:30</p>');
    expect(chinese.body).toContain('<p>Li Acme Chen</p>');
    expect(english.body).toContain('<p>Draft Urgent 2026-11-24 00:30</p>');
    expect((await print(li, own)).body).toContain('1 &lt;b&gt;电容&lt;/b&gt; &amp; co 1,234.50 []');
  });

  test('runs nothing and is framed only by our own pages', async () => {
    const { headers } = await print(li, own);

    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-security-policy')).toMatch(
      /default-src 'none'.*frame-ancestors 'self'; sandbox$/,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('shows each reader only what they may see', async () => {
    const id = await quotation(chen, {
      number: 'Q-3',
      cost: '777.77',
      lines: [{ name: 'a', price: '1', cost: '888.88' }],
    });
    expect((await print(li, id)).status).toBe(404);
    await succeeded(chen.post(`/api/records/quotation/${id}/actions/send`, {}));

    const forManager = (await print(chen, id)).body;
    const forClerk = (await print(li, id)).body;

    expect(forManager).toContain('<p>cost 777.77</p>');
    expect(forManager).toContain('1 a 1.00 [888.88]');
    expect(forClerk).toContain('1 a 1.00 []');
    expect(forClerk).not.toMatch(/cost|777|888/);
    expect(await print(await server.signIn('zhou'), id)).toMatchObject({
      status: 403,
      body: { code: 'permission.denied' },
    });
  });

  test('is refused for states that it is not for, reports that are none, and records that are not there', async () => {
    await succeeded(chen.post(`/api/records/quotation/${secret}/actions/send`, {}));
    const letter = (await succeeded(li.post('/api/records/letter', { name: 'x' }))).id;

    expect((await print(chen, secret, '?format=html', 'sent-offer')).body).toContain('Q-2');
    const answers = [
      await print(li, own, '?format=html', 'sent-offer'),
      await print(li, own, '?format=html', 'nothing'),
      await print(li, own, '?format=html', 'list'),
      await print(await server.signIn('sun'), own),
      await print(await server.signIn('li', 'rival'), own),
      await li.get(`/api/records/letter/${letter}/print/offer?format=html`),
      await print(li, own, '?format=docx'),
      await print(li, own, '?size=A3'),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [409, 'record.wrong-state'],
      [404, 'report.not-found'],
      [404, 'report.not-found'],
      [404, 'record.not-found'],
      [404, 'record.not-found'],
      [404, 'report.not-found'],
      [400, 'request.wrong-shape'],
      [400, 'request.unknown-parameter'],
    ]);
  });
});

describe('a printed record on paper', () => {
  test.skipIf(whyNoPaper !== undefined)(
    `is a PDF with its name${whyNoPaper ? ` (left out: ${whyNoPaper})` : ''}`,
    async () => {
      const { status, headers, bytes } = await print(li, own, '');

      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe('application/pdf');
      expect(headers.get('content-disposition')).toBe(`inline; filename="Q-1.pdf"; filename*=UTF-8''Q-1.pdf`);
      expect(pagesOf(bytes).join('')).toMatch(/电容.*1,234\.50/);
    },
  );

  test('without a browser is refused, while its HTML is there', async () => {
    const bare = await startTestServer({
      definitions: sourcesOf(quotations),
      tenants: { acme: people },
      app: { log: pino({ level: 'silent' }) },
    });
    const person = await bare.signIn('li');
    const id = await quotation(person, { number: 'Q-1' });

    expect(await print(person, id, '')).toMatchObject({
      status: 503,
      body: { code: 'print.browser-missing' },
    });
    expect((await print(person, id)).status).toBe(200);
  });
});
