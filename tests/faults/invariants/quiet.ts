import type { Aftermath } from '../invariants.ts';

/** Once people have gone home everything is delivered, and no timer that was due is left. */
export async function quietKept({ db }: Aftermath): Promise<string[]> {
  const messages = await db.collection('outbox').find({}).toArray();
  const due = await db
    .collection('timers')
    .find({ dueAt: { $lte: new Date() } })
    .toArray();
  return [
    ...messages.map(
      ({ _id, attempts, failed }) => `message ${_id} was not delivered in ${attempts} attempts: ${failed}`,
    ),
    ...due.map(({ _id, attempts }) => `timer ${_id} is due after ${attempts} attempts`),
  ];
}
