import { beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { succeeded, type TestClient } from '../../support/test-client.ts';

let server: TestServer;
let admin: TestClient;

beforeAll(async () => {
  server = await startTestServer({ tenants: { acme: { people: { admin: { roles: ['administrator'] } } } } });
  admin = await server.signIn('admin');
});

const create = (code: string) => admin.post('/api/records/warehouse', { code, name: `仓库${code}` });

describe('a value that only one record may have', () => {
  test('is free again when its record takes another', async () => {
    const first = await succeeded(create('A'));
    await succeeded(admin.patch(`/api/records/warehouse/${first.id}`, { code: 'B' }, first.revision));

    const onFormer = await create('A');
    const onPresent = await create('B');

    expect(onFormer.status).toBe(201);
    expect(onPresent.status).toBe(422);
    expect(onPresent.body.issues).toMatchObject([{ code: 'field.not-unique', path: '/code' }]);
  });

  test('is free again when its record is deleted, also after it was changed', async () => {
    const first = await succeeded(create('C'));
    const { revision } = await succeeded(
      admin.patch(`/api/records/warehouse/${first.id}`, { code: 'D' }, first.revision),
    );
    await succeeded(admin.delete(`/api/records/warehouse/${first.id}`, revision));

    expect((await create('C')).status).toBe(201);
    expect((await create('D')).status).toBe(201);
  });

  test('cannot be changed to one that is taken, and nothing of the change is kept', async () => {
    await succeeded(create('E'));
    const other = await succeeded(create('F'));

    const refused = await admin.patch(`/api/records/warehouse/${other.id}`, { code: 'E', name: '新' }, 1);

    expect(refused.status).toBe(422);
    expect(await succeeded(admin.get(`/api/records/warehouse/${other.id}`))).toMatchObject({
      code: 'F',
      name: '仓库F',
      revision: 1,
    });
  });
});
