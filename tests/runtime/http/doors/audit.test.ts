import type { Document } from 'mongodb';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Route } from '../../../../runtime/server/http/route.ts';
import { type Firm, type Firms, knock, nameOf, openFirms, type Visit } from './firm.ts';
import { differences, snapshotOf } from './snapshot.ts';
import { arrange, visits } from './visits.ts';

let firms: Firms;
let acme: Firm;
beforeAll(async () => {
  firms = await openFirms();
  ({ acme } = firms);
});

const entries = (): Promise<Document[]> =>
  firms.server.database.db.collection('audit').find({ tenant: acme.tenant }).sort({ _id: 1 }).toArray();

/** What a route did: the answer, what is different afterwards, and the audit entries of it. */
async function visited(route: Route, visit: Visit) {
  const snapshot = () => snapshotOf(firms.server.database.db, acme.tenant);
  const [before, known] = [await snapshot(), await entries()];
  const answer = await knock(acme.people[visit.who], route, visit);
  const changed = differences(before, await snapshot());
  const written = (await entries()).slice(known.length);
  return { answer, changed, written };
}

/** Routes that change nothing that anybody else will ever see, although they are no reading of an address. */
const asking = new Set([
  'post /api/records/:entity/look-up/:field',
  'post /api/records/:entity/evaluate',
  'post /api/records/:entity/:id/amendments/preview',
  'post /api/admin/authority/try',
  'post /api/designer/check',
  'post /api/designer/simulate',
  'post /api/designer/describe',
  'post /api/designer/print',
  'post /api/designer/migrations/dry-run',
  'post /api/tasks/:task/rehearsals',
  'post /api/instances/:instance/rehearsals',
]);

/** What a person has read, and keeps to write later, is nobody's business. */
const notAudited = new Set([
  'post /api/notifications/read',
  'put /api/session/phrases',
  'post /api/tasks/:task/views',
  'put /api/tasks/:task/stash',
  'delete /api/tasks/:task/stash',
]);

describe('the audit', () => {
  test('has an entry of every route that writes: who, when, from where, and what it did', async () => {
    const failures: string[] = [];
    const writing = firms.server.app.routes.filter(
      (route) => route.method !== 'get' && !asking.has(nameOf(route)) && !notAudited.has(nameOf(route)),
    );
    for (const route of writing) {
      const visit = await arrange(acme, route);
      const { answer, changed, written } = await visited(route, visit);
      const [first] = written;
      const isWhole =
        first !== undefined &&
        first.by.id === acme.ids[visit.who] &&
        first.at instanceof Date &&
        Math.abs(first.at.getTime() - Date.now()) < 60_000 &&
        first.channel === (route.path.startsWith('/api/links/') ? 'link' : 'web') &&
        first.requestId === answer.headers.get('x-request-id');
      if (answer.status >= 300 || changed.length === 0 || !isWhole)
        failures.push(`${nameOf(route)}: ${answer.status} ${changed} ${JSON.stringify(written)}`);
    }

    expect(failures).toEqual([]);
    expect(writing.length).toBeGreaterThan(15);
  });

  test('has no entry of a route that reads, since it changes nothing', async () => {
    const failures: string[] = [];
    for (const route of firms.server.app.routes.filter(
      (one) => one.method === 'get' || asking.has(nameOf(one)),
    )) {
      const visit = await arrange(acme, route);
      const { answer, changed } = await visited(route, visit);
      if (answer.status >= 300 || changed.length > 0)
        failures.push(`${nameOf(route)}: ${answer.status} ${changed}`);
    }

    expect(failures).toEqual([]);
  });

  const visitOf = async (name: string) => {
    const route = firms.server.app.routes.find((one) => nameOf(one) === name) as Route;
    return visited(route, await (visits[name] as (firm: Firm) => Promise<Visit>)(acme));
  };

  test('says of a changed record what each field was and is', async () => {
    const { written } = await visitOf('patch /api/records/:entity/:id');

    expect(written).toMatchObject([
      {
        action: 'update',
        entity: 'sales-order',
        revision: 2,
        fields: [{ path: 'remark', before: '请在工作日上午送货，送货前电话联系收货人', after: 'changed' }],
      },
    ]);
  });

  test('says of a new and of a deleted record all that it was', async () => {
    const created = await visitOf('post /api/records/:entity');
    const deleted = await visitOf('delete /api/records/:entity/:id');

    expect(created.written[0]).toMatchObject({ action: 'create', revision: 1 });
    expect(created.written[0]?.fields).toContainEqual({
      path: 'paymentTerms',
      before: null,
      after: 'net-30',
    });
    expect(deleted.written[0]).toMatchObject({ action: 'delete', entity: 'product' });
    expect(deleted.written[0]?.fields).toContainEqual({ path: 'name', before: 'to be deleted', after: null });
  });

  test('says of a decision under which approval it was made, and what it made of the record', async () => {
    const { answer, written } = await visitOf('post /api/tasks/:task/actions');

    expect(written[0]).toMatchObject({
      action: 'approve',
      instance: answer.body.instance,
      entity: 'sales-order',
      record: answer.body.record.id,
      reason: 'fine',
      state: { before: 'in-approval', after: 'approved' },
    });
  });
});
