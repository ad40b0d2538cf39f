import { beforeAll, describe, expect, test } from 'vitest';
import { fieldsChangedSince, insertAudit, listRecordAudit } from '../../../runtime/server/store/audit.ts';
import { Scope } from '../../../runtime/server/store/scope.ts';
import { testDatabase } from '../../support/database.ts';

let scope: Scope;

beforeAll(async () => {
  const { client, name } = await testDatabase();
  scope = new Scope(client.db(name), 'acme');
});

describe.each([1, 50, 51, 1000])('an audit entry of %d changes', (count) => {
  const record = `order-${count}`;
  const fields = Array.from({ length: count }, (_, index) => ({
    path: `lines/${index}/quantity`,
    before: null,
    after: { id: `${index}`, quantity: '2.000', unit: '个' },
  }));
  const about = { action: 'update', channel: 'web', entity: 'order', record };

  beforeAll(() =>
    insertAudit(scope, [
      { ...about, at: '2026-11-23T08:00:00.000Z', by: { id: 'li', title: '李娜' }, revision: 2, fields },
    ]),
  );

  test('is read as it was written', async () => {
    expect(await listRecordAudit(scope, 'order', record, 10)).toMatchObject([
      { record, revision: 2, fields },
    ]);
  });

  test('says what changed since an earlier revision, and nothing since its own', async () => {
    const [since, own] = await Promise.all(
      [1, 2].map((revision) => fieldsChangedSince(scope, 'order', record, revision)),
    );

    expect([...(since?.values() ?? [])]).toEqual(fields);
    expect(own?.size).toBe(0);
  });
});
