import { buildStandard } from '../definitions/build-standard.ts';
import { hashPassword } from '../http/sessions.ts';
import type { Ground } from '../operations/acting.ts';
import { modelsOf, type TenantDocument } from '../store/models.ts';
import { newId } from '../store/new-id.ts';

export type NewTenant = Pick<TenantDocument, '_id' | 'name' | 'timeZone' | 'currency' | 'isDemo'>;

/** Creates a tenant on the standard modules; does nothing when it exists. Returns whether it is new. */
export async function createTenant(ground: Ground, tenant: NewTenant): Promise<boolean> {
  const { tenants } = modelsOf(ground.database.mongoose);
  if (await tenants.exists({ _id: tenant._id })) return false;
  const { configuration, sources, issues } = buildStandard(ground.tenants.standardSources);
  if (!configuration)
    throw new Error(`the standard modules do not compile: ${JSON.stringify(issues.slice(0, 3))}`);
  await ground.tenants.configurations.add(configuration, sources);
  await tenants.create({
    ...tenant,
    configuration: configuration.hash,
    version: 0,
    organisationRevision: 0,
    settingsRevision: 0,
  });
  return true;
}

/** Lets people of the organisation sign in, all with one password, which is hashed once: for demo companies and tests. */
export async function setAccounts(
  ground: Ground,
  tenant: string,
  users: readonly string[],
  password: string,
): Promise<void> {
  const passwordHash = await hashPassword(password);
  const accounts = users.map((user) => ({ _id: newId(), tenant, user, passwordHash }));
  await modelsOf(ground.database.mongoose).accounts.insertMany(accounts);
}
