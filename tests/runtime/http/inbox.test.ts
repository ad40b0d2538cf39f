import { beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { succeeded, type TestClient } from '../../support/test-client.ts';
import { equipmentDefinitions, equipmentTenants } from './equipment.ts';

let server: TestServer;
let wang: TestClient;

/** Five loans that come to Wang in the same moment. */
beforeAll(async () => {
  server = await startTestServer({
    definitions: equipmentDefinitions,
    tenants: equipmentTenants,
    app: { clock: () => '2026-11-23T02:00:00.000Z' },
  });
  const item = await server.company.create('equipment-item', { code: 'SC', name: '示波器', value: '6000' });
  const li = await server.signIn('li');
  wang = await server.signIn('wang');
  for (let number = 0; number < 5; number++) {
    const loan = { dueDate: '2099-01-01', items: [{ item, quantity: '1' }] };
    const { id } = await succeeded(li.post('/api/records/equipment-loan', loan));
    await succeeded(li.post(`/api/records/equipment-loan/${id}/submit`));
  }
});

describe('an inbox', () => {
  test('comes in pages, each task once, also of those that came in the same moment', async () => {
    const all = (await succeeded(wang.get('/api/tasks'))).items.map((task: { id: string }) => task.id);
    const read: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { items: { id: string }[]; nextCursor: string | null } = await succeeded(
        wang.get(`/api/tasks?limit=2${cursor && `&cursor=${encodeURIComponent(cursor)}`}`),
      );
      read.push(...page.items.map((task) => task.id));
      cursor = page.nextCursor;
    }

    expect(all).toHaveLength(5);
    expect(read).toEqual(all);
  });

  test.each(['yesterday', 'yesterday~x', '2026-11-23T02:00:00.000Z~'])(
    'refuses the cursor %j',
    async (cursor) => {
      expect(await wang.get(`/api/tasks?cursor=${encodeURIComponent(cursor)}`)).toMatchObject({
        status: 400,
        body: { code: 'request.bad-cursor' },
      });
    },
  );
});
