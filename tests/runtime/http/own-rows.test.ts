import { expect, test } from 'vitest';
import { moduleOf, sourcesOf } from '../../support/configuration.ts';
import { startTestServer } from '../../support/server.ts';
import { succeeded } from '../../support/test-client.ts';

/** Notes that only their keeper may change. */
const notes = moduleOf('notes', {
  entity: {
    note: {
      kind: 'master',
      title: 'text',
      fields: { text: { type: 'text' }, keeper: { type: 'user' } },
    },
  },
  role: {
    keeper: {
      permissions: { note: { read: true, create: true, update: 'keeper == user' }, user: { read: true } },
    },
  },
});

test('nobody moves a record out of the rows that they may change', async () => {
  const server = await startTestServer({
    definitions: sourcesOf(notes),
    tenants: { acme: { people: { ann: { roles: ['keeper'] }, bob: { roles: ['keeper'] } } } },
  });
  const ann = await server.signIn('ann');
  const { ann: her, bob: his } = server.company.people;
  const { id } = await succeeded(ann.post('/api/records/note', { text: 'a', keeper: her }));
  const path = `/api/records/note/${id}`;

  const moved = await ann.patch(path, { keeper: his }, 1);
  const changed = await ann.patch(path, { text: 'b' }, 1);

  expect(moved).toMatchObject({ status: 403, body: { code: 'permission.denied' } });
  expect(changed).toMatchObject({ status: 200, body: { keeper: { id: her } } });
});
