import { request } from 'node:http';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Route } from '../../../../runtime/server/http/route.ts';
import type { TestAnswer } from '../../../support/test-client.ts';
import { addressOf, type Firm, knock, nameOf, openFirms, type Visit } from './firm.ts';
import { differences, snapshotOf } from './snapshot.ts';
import { arrange, visits } from './visits.ts';

let acme: Firm;
let url: string;
let takeSnapshot: () => Promise<Map<string, string>>;
/** What every writing route with a body would be sent; made once, since nothing of it is ever done. */
const arranged = new Map<Route, Visit>();
let before: Map<string, string>;

beforeAll(async () => {
  const { server, acme: firm } = await openFirms();
  acme = firm;
  url = server.url;
  takeSnapshot = () => snapshotOf(server.database.db, firm.tenant);
  for (const route of server.app.routes)
    if (route.body !== undefined && route.body !== 'upload' && visits[nameOf(route)])
      arranged.set(route, await arrange(acme, route));
  before = await takeSnapshot();
});

/** A text or bytes instead of what a well-behaved program would send. */
type Spoil = (body: Record<string, unknown>) => string | Uint8Array | undefined;

const withKey = (key: string, value: string): Spoil => {
  return (body) => `{${JSON.stringify(key)}:${value},${JSON.stringify(body).slice(1)}`.replace(',}', '}');
};

/** The first text in the body replaced, quotes and all. */
const withText = (written: string): Spoil => {
  return (body) => {
    const text = JSON.stringify(body);
    const spoilt = text.replace(/:"[^"]*"/, () => `:${written}`);
    return spoilt === text ? undefined : spoilt;
  };
};

const bytesIn = (hex: string): Spoil => {
  return (body) => {
    const text = withText('"\u0001MARK"')(body) as string | undefined;
    if (text === undefined) return undefined;
    const [start = '', end = ''] = text.split('\u0001MARK');
    return Buffer.concat([Buffer.from(start), Buffer.from(hex, 'hex'), Buffer.from(end)]);
  };
};

const spoilt: [title: string, code: string, spoil: Spoil][] = [
  ['no JSON', 'request.not-json', () => '{"a":'],
  ['a comma too many', 'request.not-json', (body) => `${JSON.stringify(body).slice(0, -1)},}`],
  ['an unknown property', 'unknown', withKey('nope', '1')],
  ['a key of JavaScript', 'request.forbidden-key', withKey('__proto__', '{"isAdministrator":true}')],
  ['a constructor', 'request.forbidden-key', withKey('constructor', '{"prototype":{}}')],
  ['an operator of the database', 'request.forbidden-key', withKey('$where', '"1"')],
  ['an operator instead of a text', 'request.forbidden-key', withText('{"$ne":"1"}')],
  ['a key twice', 'request.duplicate-key', (body) => withKey('a', `{"b":1,"b":2}`)(body)],
  ['a number of no size', 'request.number-out-of-range', withKey('nope', '1e400')],
  ['a negative number of no size', 'request.number-out-of-range', withKey('nope', '[-1e999]')],
  ['64 levels', 'request.too-deep', withKey('nope', '['.repeat(64) + ']'.repeat(64))],
  ['3 MB', 'request.too-large', withKey('nope', `"${'x'.repeat(3_000_000)}"`)],
  ['a NUL', 'request.bad-text', withText('"a\\u0000b"')],
  ['half a character', 'request.bad-text', withText('"a\\ud800b"')],
  ['bytes that are no UTF-8', 'request.bad-text', bytesIn('c328')],
  ['an overlong NUL', 'request.bad-text', bytesIn('c080')],
  ['UTF-16', 'not UTF-8', (body) => Buffer.from(`\ufeff${JSON.stringify(body)}`, 'utf16le')],
  ['a byte order mark', 'request.not-json', (body) => Buffer.from(`\ufeff${JSON.stringify(body)}`)],
];

const told: Record<string, RegExp> = {
  unknown: /^(request\.unknown-property|field\.unknown)$/,
  'not UTF-8': /^request\.(bad-text|not-json)$/,
};

/** Everything wrong with an answer that should refuse, in these words of the caller's. */
function wrongWith({ status, body }: TestAnswer, code: RegExp): string[] {
  const wrong: string[] = [];
  if (status < 400 || status >= 500) wrong.push(`answers ${status}`);
  const [first] = body.issues ?? [];
  if (!code.test(body.code)) wrong.push(`says ${body.code} ${first?.path}`);
  if (first && (first.code !== body.code || typeof first.path !== 'string')) wrong.push('has no place');
  const words = [body.title, ...(body.issues ?? []).map((one: { message: string }) => one.message)];
  if (words.some((one) => !one || one.includes('{{'))) wrong.push(`has no words: ${words}`);
  return wrong;
}

async function matrix(
  send: (route: Route, visit: Visit, language: string) => Promise<TestAnswer | undefined>,
  code: RegExp,
): Promise<string[]> {
  const failures: string[] = [];
  let sent = 0;
  for (const [route, visit] of arranged)
    for (const language of ['zh-CN', 'en']) {
      const answer = await send(route, visit, language);
      if (!answer) continue;
      sent += 1;
      const wrong = wrongWith(answer, code);
      if (wrong.length > 0) failures.push(`${nameOf(route)} ${language} ${wrong.join(', ')}`);
    }
  const after = await takeSnapshot();
  const changed = differences(before, after);
  before = after;
  if (changed.length > 0) failures.push(`changes ${changed}`);
  expect(sent).toBeGreaterThan(5);
  return failures;
}

const json = { 'content-type': 'application/json' };

describe('every route that takes a body refuses', () => {
  test.each(spoilt)('%s, in both languages, and does nothing', async (_, code, spoil) => {
    const failures = await matrix(
      async (route, visit, language) => {
        const body = spoil((visit.body ?? {}) as Record<string, unknown>);
        if (body === undefined) return undefined;
        return knock(
          acme.people[visit.who],
          route,
          { ...visit, body },
          { ...json, 'accept-language': language },
        );
      },
      told[code] ?? new RegExp(`^${code.replaceAll('.', '\\.')}$`),
    );

    expect(failures).toEqual([]);
  });

  test.each(['[]', '"text"', 'null', '1', 'true'])('%s instead of an object', async (body) => {
    const failures = await matrix(
      (route, visit, language) =>
        knock(acme.people[visit.who], route, { ...visit, body }, { ...json, 'accept-language': language }),
      /^(request\.wrong-shape|field\.wrong-type)$/,
    );

    expect(failures).toEqual([]);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'JSON that calls itself %s',
    async (type) => {
      const failures = await matrix(
        (route, visit, language) =>
          knock(
            acme.people[visit.who],
            route,
            { ...visit, body: JSON.stringify(visit.body ?? {}) },
            { 'content-type': type, 'accept-language': language },
          ),
        /^request\.not-json$/,
      );

      expect(failures).toEqual([]);
    },
  );

  test('any of its properties with a value of another type', async () => {
    const failures: string[] = [];
    for (const [route, visit] of arranged)
      for (const [key, value] of Object.entries((visit.body ?? {}) as Record<string, unknown>)) {
        const wrong = typeof value === 'object' && value !== null ? 7 : { x: [1] };
        const body = { ...(visit.body as object), [key]: wrong };
        const answer = await knock(acme.people[visit.who], route, { ...visit, body });
        const all = [
          answer.body.code,
          ...(answer.body.issues ?? []).map((one: { path: string }) => one.path),
        ];
        if (answer.status < 400 || answer.status >= 500 || !all.some((one) => one.startsWith(`/${key}`)))
          failures.push(`${nameOf(route)} ${key}: ${answer.status} ${all}`);
      }

    expect(failures).toEqual([]);
    expect(differences(before, await takeSnapshot())).toEqual([]);
  });
});

describe('every route that changes something refuses', () => {
  test.each([
    ['a key of 101 characters', { 'idempotency-key': 'k'.repeat(101) }, '/Idempotency-Key'],
    ['a key with a blank', { 'idempotency-key': 'a b' }, '/Idempotency-Key'],
    ['a revision without quotes', { 'if-match': '1' }, '/If-Match'],
    ['a revision that is none', { 'if-match': '"one"' }, '/If-Match'],
    ['any revision', { 'if-match': '*' }, '/If-Match'],
  ])('%s', async (_, headers, path) => {
    const failures = await matrix(async (route, visit, language) => {
      if (route.access === 'public') return undefined;
      const answer = await knock(acme.people[visit.who], route, visit, {
        ...headers,
        'accept-language': language,
      });
      return answer.body.issues?.[0]?.path === path ? answer : { ...answer, status: 0 };
    }, /^request\.wrong-shape$/);

    expect(failures).toEqual([]);
  });
});

describe('a request that is no request', () => {
  test.each([
    ['a path that cannot be decoded', '/api/records/sales-order/%E0%A4%A', 400],
    ['a path that climbs', '/api/../../etc/passwd', 404],
    ['a NUL in a path', '/api/records/sales-order/a%00b', 404],
    ['an operator in a path', '/api/records/sales-order/%7B%22$ne%22:1%7D', 404],
    ['a parameter twice', '/api/records/sales-order?limit=1&limit=2', 400],
    ['an operator as a parameter', '/api/records/sales-order?limit[$gt]=1', 400],
    ['a parameter of JavaScript', '/api/records/sales-order?__proto__=1', 400],
    ['a limit of none', '/api/records/sales-order?limit=0', 400],
    ['a limit of too many', '/api/records/sales-order?limit=201', 400],
  ])('%s is a problem with words', async (_, path, status) => {
    const answer = await raw(path);

    expect(answer.status).toBe(status);
    expect(answer.type).toMatch(/^application\/problem\+json/);
    expect(answer.body.title).not.toMatch(/\{\{|^$/);
    expect(answer.text).not.toMatch(/node_modules|runtime\/server/);
  });

  /** Sent as it stands: `fetch` would tidy the address up. */
  function raw(path: string) {
    const { hostname, port } = new URL(url);
    return new Promise<{ status: number; type: string; text: string; body: { title: string } }>(
      (resolve, reject) => {
        const sending = request({ hostname, port, path, headers: acme.people.sales.headers }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString();
            const type = String(response.headers['content-type']);
            const body = type.includes('json') ? JSON.parse(text) : {};
            resolve({ status: response.statusCode ?? 0, type, text, body });
          });
        });
        sending.on('error', reject);
        sending.end();
      },
    );
  }
});

describe('an order', () => {
  const change = async (values: object) => {
    const [route, visit] = [...arranged].find(([one]) => nameOf(one) === 'post /api/records/:entity') ?? [];
    if (!route || !visit) throw new Error('no order is arranged');
    const answer = await knock(acme.people.sales, route, {
      ...visit,
      body: { ...(visit.body as object), ...values },
    });
    expect(addressOf(route, visit)).toBe('/api/records/sales-order');
    return {
      status: answer.status,
      issues: answer.body.issues.map((one: { code: string; path: string }) => `${one.code} ${one.path}`),
    };
  };
  const line = (values: object) => ({ product: acme.goods.products[0], quantity: '1', ...values });

  test.each<[string, () => object, number, string]>([
    [
      '1,001 lines',
      () => ({ lines: Array.from({ length: 1001 }, () => line({})) }),
      422,
      'lines.too-many /lines',
    ],
    [
      'a product that does not exist',
      () => ({ lines: [line({ product: '0'.repeat(24) })] }),
      422,
      'reference.unknown /lines/0/product',
    ],
    [
      'a quantity in words',
      () => ({ lines: [line({ quantity: 'ten' })] }),
      422,
      'field.wrong-type /lines/0/quantity',
    ],
    [
      'a quantity in hexadecimal',
      () => ({ lines: [line({ quantity: '0x10' })] }),
      422,
      'field.wrong-type /lines/0/quantity',
    ],
    [
      'too many digits',
      () => ({ lines: [line({ quantity: `${'9'.repeat(40)}` })] }),
      422,
      'field.too-large /lines/0/quantity',
    ],
    ['the total', () => ({ total: '1' }), 422, 'field.computed /total'],
    ['its state', () => ({ state: 'approved' }), 422, 'field.unknown /state'],
    ['its id', () => ({ id: 'mine' }), 422, 'field.unknown /id'],
    ['its tenant', () => ({ tenant: 'rival' }), 422, 'field.unknown /tenant'],
    ['a day that is none', () => ({ orderDate: '2026-02-30' }), 422, 'field.wrong-type /orderDate'],
    ['an option that is none', () => ({ importance: 'very' }), 422, 'field.not-an-option /importance'],
    ['another’s attachment', () => ({ files: [{ id: 'x'.repeat(32) }] }), 422, 'attachment.unknown /files/0'],
  ])('with %s is refused where it is wrong', async (_, values, status, problem) => {
    const answer = await change(values());

    expect(answer.status).toBe(status);
    expect(answer.issues).toContain(problem);
    expect(differences(before, await takeSnapshot())).toEqual([]);
  });
});
