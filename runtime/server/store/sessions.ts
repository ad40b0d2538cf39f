import { createHash, randomBytes } from 'node:crypto';
import type { ClientSession } from 'mongodb';
import mongoose, { type Connection } from 'mongoose';
import { modelsOf, type SessionDocument } from './models.ts';

export interface OpenedSession {
  /** The secret that goes to the client and nowhere else. */
  token: string;
  session: SessionDocument;
}

/** What every program's token begins with, so that one that leaked into a text is found (reliability.md O07). */
const tokenMark = 'formwork_';

/** Opens a session of a person, or of a program in their name, for so many milliseconds. */
export async function insertSession(
  connection: Connection,
  who: Pick<SessionDocument, 'tenant' | 'user' | 'kind' | 'token'>,
  lifetime: number,
  transaction?: ClientSession,
): Promise<OpenedSession> {
  const secret = randomBytes(32).toString('base64url');
  const token = who.kind === 'token' ? tokenMark + secret : secret;
  const now = new Date();
  const session: SessionDocument = {
    ...who,
    _id: digestOf(token),
    csrfToken: randomBytes(18).toString('base64url'),
    createdAt: now,
    seenAt: now,
    expiresAt: new Date(now.getTime() + lifetime),
  };
  await modelsOf(connection).sessions.insertMany([session], transaction ? { session: transaction } : {});
  return { token, session };
}

export function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The tokens of a tenant's programs, the newest first. */
export async function listTokens(connection: Connection, tenant: string): Promise<SessionDocument[]> {
  return modelsOf(connection).sessions.find({ tenant, kind: 'token' }).sort({ createdAt: -1 }).lean();
}

/** Ends a program's token; gives what it was, or undefined when there is none. */
export async function removeToken(
  connection: Connection,
  { tenant, id }: { tenant: string; id: string },
  transaction: ClientSession,
): Promise<SessionDocument | undefined> {
  const found = await modelsOf(connection)
    .sessions.findOneAndDelete({ tenant, 'token.id': id })
    .session(transaction)
    .lean();
  return found ?? undefined;
}

/** Ends the browser sessions of a person, but for one. */
export async function removeBrowserSessions(
  connection: Connection,
  { tenant, user, butFor = '' }: { tenant: string; user: string; butFor?: string | undefined },
  transaction: ClientSession,
): Promise<void> {
  await modelsOf(connection)
    .sessions.deleteMany({ tenant, user, kind: 'browser', _id: mongoose.trusted({ $ne: butFor }) })
    .session(transaction);
}
