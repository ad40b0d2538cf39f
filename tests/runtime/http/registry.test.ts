import { expect, test } from 'vitest';
import { modelsOf } from '../../../runtime/server/store/models.ts';
import { startTestServer } from '../../support/server.ts';

test('what was written while a company was being read is seen by whoever comes after', async () => {
  const { app, database, company } = await startTestServer();
  const { tenants } = app.ground;
  tenants.invalidate(company.id);
  const reading = tenants.world(company.id);

  await modelsOf(database.mongoose).tenants.updateOne({ _id: company.id }, { settingsRevision: 77 });
  tenants.invalidate(company.id);
  await reading;

  expect((await tenants.world(company.id))?.tenant.settingsRevision).toBe(77);
});
