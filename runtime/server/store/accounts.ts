import type { ClientSession } from 'mongodb';
import type { Connection } from 'mongoose';
import { type AccountDocument, modelsOf } from './models.ts';
import { newId } from './new-id.ts';

export async function findPasswordHash(
  connection: Connection,
  tenant: string,
  user: string,
): Promise<string | undefined> {
  return (await modelsOf(connection).accounts.findOne({ tenant, user }).lean())?.passwordHash;
}

/** Keeps how a person signs in, in place of how they did before; the name to do it with is the person's own. */
export async function saveAccount(
  connection: Connection,
  { tenant, user, passwordHash }: Omit<AccountDocument, '_id'>,
  transaction?: ClientSession,
): Promise<void> {
  await modelsOf(connection).accounts.updateOne(
    { tenant, user },
    { $set: { passwordHash }, $setOnInsert: { _id: newId() } },
    { upsert: true, ...(transaction && { session: transaction }) },
  );
}
