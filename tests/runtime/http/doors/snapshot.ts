import { setTimeout as pause } from 'node:timers/promises';
import { BSON, type Db } from 'mongodb';

/** What changes by looking at things, not by acting on them. */
const fleeting: Readonly<Record<string, readonly string[]>> = { sessions: ['seenAt', 'expiresAt'] };

/** What runs by itself after a request: it ends in the state of the record that the request wrote. */
const machinery = new Set(['outbox', 'timers', 'letters', 'system.profile']);

/** Everything that a tenant has in the database, as text by collection and id. */
export async function snapshotOf(db: Db, tenant: string): Promise<Map<string, string>> {
  await messagesDelivered(db);
  const everything = new Map<string, string>();
  for (const { name } of await db.listCollections().toArray()) {
    if (machinery.has(name)) continue;
    const hidden = Object.fromEntries((fleeting[name] ?? []).map((field) => [field, 0]));
    const own = name === 'tenants' ? { _id: tenant as never } : { tenant };
    for (const document of await db.collection(name).find(own, { projection: hidden }).toArray())
      everything.set(`${name}/${document._id}`, BSON.EJSON.stringify(document));
  }
  return everything;
}

/** What a request wished for outside is done a moment after its answer. */
async function messagesDelivered(db: Db): Promise<void> {
  while ((await db.collection('outbox').countDocuments({})) > 0) await pause(20);
}

/** What is different between two snapshots: `changed audit/12`. */
export function differences(before: Map<string, string>, after: Map<string, string>): string[] {
  const added = [...after.keys()].filter((key) => !before.has(key)).map((key) => `added ${key}`);
  const others = [...before].flatMap(([key, text]) => {
    if (!after.has(key)) return [`removed ${key}`];
    return after.get(key) === text ? [] : [`changed ${key}`];
  });
  return [...added, ...others];
}
