import { buildConfiguration } from '../../../engine/check/build-configuration.ts';
import { hashPassword } from '../http/sessions.ts';
import type { Ground } from '../operations/acting.ts';
import { modelsOf, type TenantDocument } from '../store/models.ts';
import { newId } from '../store/new-id.ts';

export type NewTenant = Pick<TenantDocument, '_id' | 'name' | 'timeZone' | 'currency' | 'isDemo'>;

/** Creates a tenant on the standard modules; does nothing when it exists. Returns whether it is new. */
export async function createTenant(ground: Ground, tenant: NewTenant): Promise<boolean> {
  const { tenants } = modelsOf(ground.database.mongoose);
  if (await tenants.exists({ _id: tenant._id })) return false;
  const { configuration, sources, issues } = buildConfiguration(ground.tenants.standardSources, []);
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

/** Lets a person of the organisation sign in; an account that exists gets the new password. */
export async function setAccount(
  ground: Ground,
  account: { tenant: string; username: string; user: string; password: string },
): Promise<void> {
  const { tenant, username, user, password } = account;
  const passwordHash = await hashPassword(password);
  await modelsOf(ground.database.mongoose).accounts.updateOne(
    { tenant, username },
    { $set: { user, passwordHash }, $setOnInsert: { _id: newId() } },
    { upsert: true },
  );
}

/** Accounts of many people with one password, which is hashed once: demo companies only. */
export async function setAccounts(
  ground: Ground,
  tenant: string,
  users: ReadonlyMap<string, string>,
  password: string,
): Promise<void> {
  const passwordHash = await hashPassword(password);
  const accounts = [...users].map(([username, user]) => ({
    _id: newId(),
    tenant,
    username,
    user,
    passwordHash,
  }));
  await modelsOf(ground.database.mongoose).accounts.insertMany(accounts);
}
