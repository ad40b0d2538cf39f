import { isOver } from '../../../engine/workflow/instance.ts';
import type { Aftermath } from '../invariants.ts';

/** No record is locked by an instance that is over or is none, and every running instance locks its record (approval.md L4). */
export async function locksHeld({ db }: Aftermath): Promise<string[]> {
  const instances = await db.collection('instances').find({}).toArray();
  const running = new Map(
    instances.filter((one) => !isOver(one as never)).map((one) => [String(one._id), String(one.record)]),
  );
  const wrong: string[] = [];
  const locked = new Set<string>();
  for (const { name } of await db.listCollections({ name: /^records\./ }).toArray())
    for (const { _id, lock } of await db
      .collection(name)
      .find({ lock: { $exists: true } })
      .toArray()) {
      locked.add(String(_id));
      if (running.get(lock.instance) !== String(_id))
        wrong.push(`${name} ${_id} is locked by nothing that runs`);
    }
  for (const [instance, record] of running)
    if (!locked.has(record)) wrong.push(`instance ${instance} runs, and its record is not locked`);
  return wrong;
}
