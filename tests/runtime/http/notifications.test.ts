import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { succeeded, type TestClient } from '../../support/test-client.ts';
import { equipmentDefinitions, equipmentTenants } from './equipment.ts';

let server: TestServer;
let li: TestClient;
let wang: TestClient;
let item: string;

beforeAll(async () => {
  server = await startTestServer({ definitions: equipmentDefinitions, tenants: equipmentTenants });
  item = await server.company.create('equipment-item', { code: 'N1', name: 'Scope', value: '10' });
  [li, wang] = await Promise.all([server.signIn('li'), server.signIn('wang')]);
});

/** What a person is told once the outbox has been worked off. */
async function toldTo(person: TestClient, least: number) {
  const until = Date.now() + 10_000;
  for (;;) {
    const told = await succeeded(person.get('/api/notifications'));
    if (told.items.length >= least || Date.now() > until) return told;
    await pause(50);
  }
}

describe('notifications', () => {
  test('tell an approver of a new task, and are read once they are marked', async () => {
    const loan = await succeeded(
      li.post('/api/records/equipment-loan', { dueDate: '2099-01-01', items: [{ item, quantity: '1' }] }),
    );
    await succeeded(li.post(`/api/records/equipment-loan/${loan.id}/submit`));

    const { items, unread } = await toldTo(wang, 1);
    expect({ items, unread }).toEqual({
      items: [
        expect.objectContaining({
          event: 'task-assigned',
          entity: 'equipment-loan',
          record: loan.id,
          title: loan.number,
          node: 'manager',
          read: false,
        }),
      ],
      unread: 1,
    });

    await succeeded(wang.post('/api/notifications/read', { ids: ['not mine'] }));
    expect((await toldTo(wang, 1)).unread).toBe(1);
    await succeeded(wang.post('/api/notifications/read', { ids: [items[0].id] }));
    expect(await toldTo(wang, 1)).toMatchObject({ items: [{ read: true }], unread: 0 });
  });

  test("are a person's own, marked all at once and shown as many as wanted", async () => {
    for (let count = 0; count < 3; count++) {
      const loan = await succeeded(
        li.post('/api/records/equipment-loan', { dueDate: '2099-01-01', items: [{ item, quantity: '1' }] }),
      );
      await succeeded(li.post(`/api/records/equipment-loan/${loan.id}/submit`));
    }
    expect((await toldTo(wang, 4)).unread).toBe(3);

    await succeeded((await server.signIn('wang', 'rival')).post('/api/notifications/read'));
    expect((await toldTo(wang, 4)).unread).toBe(3);
    await succeeded(wang.post('/api/notifications/read'));

    expect(await succeeded(wang.get('/api/notifications?limit=2'))).toMatchObject({
      items: [{}, {}],
      unread: 0,
    });
    expect((await succeeded((await server.signIn('sun')).get('/api/notifications'))).items).toEqual([]);
  });
});
