import { beforeAll, describe, expect, test } from 'vitest';
import type { Route } from '../../../../runtime/server/http/route.ts';
import type { TestAnswer } from '../../../support/test-client.ts';
import { addressOf, type Firm, type Firms, knock, nameOf, openFirms, type Visit } from './firm.ts';
import { differences, snapshotOf } from './snapshot.ts';
import { arrange, visits } from './visits.ts';

let firms: Firms;
let acme: Firm;
let rival: Firm;
let routes: readonly Route[];
/** What every route would be sent that somebody does who may; made once, since here nobody succeeds. */
const arranged = new Map<Route, Visit>();
/** What the firm has, and goes on having. */
let before: Map<string, string>;
/** The ids of all of it, which nobody else may ever see. */
let ids: string[];

beforeAll(async () => {
  firms = await openFirms();
  ({ acme, rival } = firms);
  routes = firms.server.app.routes;
  for (const route of routes) if (visits[nameOf(route)]) arranged.set(route, await arrange(acme, route));
  before = await snapshot(acme);
  ids = [...before.keys()]
    .map((key) => key.slice(key.indexOf('/') + 1))
    .filter((id) => /^[0-9a-f]{24}$/.test(id) || id.length >= 32);
});

const snapshot = (firm: Firm) => snapshotOf(firms.server.database.db, firm.tenant);

type Answered = Pick<TestAnswer, 'status' | 'body' | 'bytes'>;

/**
 * Sends what was arranged for each of some routes, as somebody else; tells what went wrong by route:
 * an answer that is not as it should be, data that changed, an id that was told.
 */
async function refusals(
  which: (route: Route) => boolean,
  send: (route: Route, visit: Visit) => Promise<Answered>,
  isRight: (answer: Answered, route: Route) => boolean,
): Promise<string[]> {
  const failures: string[] = [];
  for (const [route, visit] of arranged) {
    if (!which(route)) continue;
    const answer = await send(route, visit);
    const sent = `${addressOf(route, visit)} ${JSON.stringify(visit.body)}`;
    const text = answer.bytes.toString();
    const told = ids.filter((id) => text.includes(id) && !sent.includes(id));
    const after = await snapshot(acme);
    const changed = differences(before, after);
    before = after;
    if (!isRight(answer, route)) failures.push(`${nameOf(route)}: ${answer.status} ${answer.body?.code}`);
    if (told.length > 0) failures.push(`${nameOf(route)} tells ${told}`);
    if (changed.length > 0) failures.push(`${nameOf(route)} changes ${changed}`);
  }
  return failures;
}

/** Parts of a path that name something of one company; all others name what the modules define. */
const owned = /:(id|task|instance|attachment|signature|token|number|migration|handover|person)\b/;

function namesOne(body: unknown): boolean {
  const text = JSON.stringify(body) ?? '';
  return ids.some((id) => text.includes(id));
}

/** Of a list of ids these take their own: nothing, then. */
const findsNothing = new Set([
  'post /api/notifications/read',
  'post /api/records/:entity/look-up/:field',
  'post /api/tasks/batch',
]);

const isNotPublic = ({ access }: Route) => access !== 'public';
const isSignOut = ({ path, method }: Route) => path === '/api/session' && method === 'delete';

test('every route of the API is known to these tests, and no other', () => {
  expect(Object.keys(visits).sort()).toEqual(routes.map(nameOf).sort());
});

describe('every door', () => {
  test('asks for a session before anything else', async () => {
    const failures = await refusals(
      isNotPublic,
      (route, visit) => knock(firms.server.visitor, route, visit),
      ({ status, body }) => status === 401 && body.code === 'session.required',
    );

    expect(failures).toEqual([]);
  });

  test.each([['none'], ['x'.repeat(43)]])(
    'that changes something asks a browser for the token of its session, which is not %s',
    async (token) => {
      const failures = await refusals(
        (route) => isNotPublic(route) && route.method !== 'get',
        (route, visit) => {
          const { cookie = '' } = acme.people[visit.who].headers;
          return knock(firms.server.clientWith({ cookie, 'x-csrf-token': token }), route, visit);
        },
        ({ status, body }) => status === 403 && body.code === 'session.bad-csrf-token',
      );

      expect(failures).toEqual([]);
    },
  );

  test("is shut to another company's administrator: what is theirs is not found, and nothing of it is told or changed", async () => {
    const failures = await refusals(
      (route) => isNotPublic(route) && !isSignOut(route) && !/session.password/.test(route.path),
      (route, visit) => knock(rival.people.admin, route, visit),
      ({ status }, route) => {
        if (owned.test(route.path)) return status === 404;
        const namesTheirs = namesOne(arranged.get(route)?.body) && !findsNothing.has(nameOf(route));
        return namesTheirs ? status >= 400 && status < 500 : status < 300 || status === 409 || status === 422;
      },
    );

    expect(failures).toEqual([]);
  });

  test('shows somebody without a role nothing of the company, and does nothing for them', async () => {
    const failures = await refusals(
      ({ access, path }) => access !== 'public' && !path.startsWith('/api/session'),
      (route, visit) => knock(acme.people.nobody, route, visit),
      ({ status }, { path, access }) =>
        path.includes(':') || access !== 'session' ? status === 403 || status === 404 : status < 300,
    );

    expect(failures).toEqual([]);
  });

  test('opens for somebody who may', async () => {
    const failures: string[] = [];
    for (const route of routes) {
      const visit = await arrange(acme, route);
      const { status, body } = await knock(acme.people[visit.who], route, visit);
      if (status >= 300) failures.push(`${nameOf(route)}: ${status} ${JSON.stringify(body).slice(0, 300)}`);
    }

    expect(failures).toEqual([]);
  });
});
