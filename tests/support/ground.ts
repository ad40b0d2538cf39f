import { loadDefinitions } from '../../runtime/server/definitions/load-definitions.ts';
import type { Ground } from '../../runtime/server/operations/acting.ts';
import { ensureFixedCollections } from '../../runtime/server/store/collections.ts';
import { connect } from '../../runtime/server/store/database.ts';
import { ensureModels } from '../../runtime/server/store/models.ts';
import { TenantRegistry } from '../../runtime/server/tenants/registry.ts';

/** What operations stand on, without a server or workers, for programs that prepare a database for one. */
export async function openGround(
  uri: string,
  name?: string,
  definitions: readonly string[] = ['definitions'],
): Promise<Ground> {
  const database = await connect({ uri, name, poolSize: 20 });
  await Promise.all([ensureFixedCollections(database.db), ensureModels(database.mongoose)]);
  return {
    database,
    tenants: new TenantRegistry(database, loadDefinitions(definitions).sources),
    clock: () => new Date().toISOString(),
    hint: () => undefined,
    deliver: () => undefined,
    dispatch: () => undefined,
  };
}
