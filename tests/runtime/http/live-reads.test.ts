import { expect, test } from 'vitest';
import { moduleOf, problemsOf, sourcesOf } from '../../support/configuration.ts';
import { startTestServer } from '../../support/server.ts';
import { succeeded } from '../../support/test-client.ts';

const balance = (shop: string) => ({ type: 'roll-up', ledger: 'debts', where: { shop }, sum: 'amount' });

/** Claims of which each way is asked for by what a balance comes to: nothing, as long as nobody posts. */
const claims = moduleOf('claims', {
  entity: {
    shop: {
      kind: 'master',
      title: 'name',
      fields: { name: { type: 'text' }, balance: balance('self') },
    },
    claim: {
      kind: 'document',
      title: 'name',
      states: { draft: {}, 'in-approval': {}, approved: {} },
      transitions: { submit: { from: ['draft'], workflow: 'review', approved: 'approved' } },
      fields: {
        name: { type: 'text' },
        shop: { type: 'reference', entity: 'shop' },
        balance: balance('shop'),
        ofShop: { type: 'formula', result: 'money', formula: 'shop.balance' },
      },
    },
  },
  ledger: {
    debts: {
      dimensions: { shop: { type: 'reference', entity: 'shop' } },
      measures: { amount: { type: 'money' } },
    },
  },
  workflow: {
    review: {
      entity: 'claim',
      nodes: {
        start: { type: 'start', next: 'which' },
        which: {
          type: 'inclusive',
          join: 'join',
          branches: {
            own: { when: 'balance == 0', next: 'own' },
            behind: { when: 'shop.balance == 0', next: 'behind' },
            else: { next: 'nothing' },
          },
        },
        ...Object.fromEntries(
          ['own', 'behind', 'nothing'].map((id) => [
            id,
            { type: 'approval', assignees: { from: [{ user: 'ann' }], ifInitiator: 'self' }, next: 'join' },
          ]),
        ),
        join: { type: 'join', next: 'end' },
        end: { type: 'end' },
      },
    },
  },
});

test('what is calculated when somebody looks is empty for the conditions of its approval, as publishing warns', async () => {
  const server = await startTestServer({
    definitions: sourcesOf(claims),
    tenants: { acme: { people: { admin: { roles: ['administrator'] }, ann: { roles: ['administrator'] } } } },
  });
  const admin = await server.signIn('admin');
  const shop = await succeeded(admin.post('/api/records/shop', { name: 'North' }));
  const { id } = await succeeded(admin.post('/api/records/claim', { name: 'Chairs', shop: shop.id }));
  expect(await succeeded(admin.get(`/api/records/claim/${id}?live=true`))).toMatchObject({ balance: '0.00' });

  await succeeded(admin.post(`/api/records/claim/${id}/submit`, {}));

  const branches = '/claims/workflow/review/nodes/which/branches';
  expect(problemsOf(claims)).toEqual(
    ['own', 'behind'].map((id) => `definition.live-field ${branches}/${id}/when (warning)`),
  );
  const { items } = await succeeded((await server.signIn('ann')).get('/api/tasks'));
  expect(items.map((task: { node: { id: string } }) => task.node.id)).toEqual(['nothing']);
});
