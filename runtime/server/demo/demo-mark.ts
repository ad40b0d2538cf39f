import type { Ground } from '../operations/acting.ts';
import type { Database } from '../store/database.ts';

const marks = 'demoMarks';

/** Whether a demo company was created to the end. */
export async function isComplete({ db }: Database, tenant: string): Promise<boolean> {
  return (await db.collection<{ _id: string }>(marks).findOne({ _id: tenant })) !== null;
}

export async function markComplete({ db }: Database, tenant: string): Promise<void> {
  await db.collection<{ _id: string; at: Date }>(marks).insertOne({ _id: tenant, at: new Date() });
}

/** Removes everything of a tenant: what an interrupted creation left behind. */
export async function removeTenant({ database: { db }, tenants }: Ground, tenant: string): Promise<void> {
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray())
    if (name !== marks && name !== 'socketEvents') await db.collection(name).deleteMany({ tenant });
  await db.collection<{ _id: string }>('tenants').deleteOne({ _id: tenant });
  tenants.invalidate(tenant);
}
