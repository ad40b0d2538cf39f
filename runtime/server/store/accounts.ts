import type { ClientSession } from 'mongodb';
import mongoose, { type Connection } from 'mongoose';
import { type AccountDocument, modelsOf } from './models.ts';
import { newId } from './new-id.ts';

/** Keeps how a person signs in, in place of how they did before; a name that another person left behind is free. */
export async function saveAccount(
  connection: Connection,
  { tenant, username, user, passwordHash }: Omit<AccountDocument, '_id'>,
  transaction: ClientSession,
): Promise<void> {
  const { accounts } = modelsOf(connection);
  await accounts.deleteMany({ tenant, username, user: mongoose.trusted({ $ne: user }) }).session(transaction);
  await accounts.updateOne(
    { tenant, user },
    { $set: { username, passwordHash }, $setOnInsert: { _id: newId() } },
    { upsert: true, session: transaction },
  );
}
