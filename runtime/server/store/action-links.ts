import type { Db, Document } from 'mongodb';
import type { Scope } from './scope.ts';

/** A way to decide one slot from outside; the secret that opens it is kept nowhere (approval.md F8). */
export interface ActionLink {
  /** SHA-256 of the secret. */
  hash: string;
  tenant: string;
  instance: string;
  slot: string;
  verb: 'approve' | 'reject';
  /** Who held the slot when it was issued. */
  user: string;
  expiresAt: Date;
  usedAt?: Date | undefined;
}

interface LinkDocument extends Document {
  _id: string;
  tenant: string;
  usedAt?: Date;
}

function links(db: Db) {
  return db.collection<LinkDocument>('actionLinks');
}

export async function insertLinks(scope: Scope, issued: readonly ActionLink[]): Promise<void> {
  const documents = issued.map(({ hash, ...link }) => ({ ...link, _id: hash, tenant: scope.tenant }));
  await links(scope.db).insertMany(documents as LinkDocument[], scope.options);
}

/** The link that a secret opens, of whichever company; one whose time is over is none. */
export async function findLink(db: Db, hash: string, now: Date): Promise<ActionLink | undefined> {
  const found = await links(db).findOne({ _id: hash, expiresAt: { $gt: now } });
  if (!found) return undefined;
  const { _id, ...link } = found;
  return { ...link, hash: _id } as unknown as ActionLink;
}

/** Takes a link in the transaction of the decision; false when it was used before. */
export async function takeLink(scope: Scope, link: ActionLink, now: Date): Promise<boolean> {
  const result = await links(scope.db).updateOne(
    scope.own({ _id: link.hash, usedAt: { $exists: false } }),
    { $set: { usedAt: now } },
    scope.options,
  );
  return result.matchedCount === 1;
}
