import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Db, type Document, GridFSBucket } from 'mongodb';
import type { Scope } from './scope.ts';

/** A place in a record that holds an attachment. */
export interface AttachmentPlace {
  entity: string;
  field: string;
  record: string;
}

/** A file by its random id. Until a saved record refers to it, it is its uploader's, and goes after a day. */
export interface Attachment {
  id: string;
  name: string;
  size: number;
  /** Media type, as the bytes themselves say. */
  type: string;
  owner: string;
  /** The field it was uploaded for. */
  entity: string;
  field: string;
  references: AttachmentPlace[];
}

interface AttachmentDocument extends Document {
  _id: string;
  tenant: string;
  references: AttachmentPlace[];
  /** Whether all bytes are there. */
  complete: boolean;
  /** When it is removed; absent while a record refers to it. */
  expiresAt?: Date;
}

/** The longest that a write may take until it has happened or failed, in milliseconds. */
const longestWrite = 60_000;

/** How long a file stays that no record refers to, in milliseconds. */
const unreferencedFor = 24 * 3600_000;

function attachments(scope: Scope) {
  return scope.collection<AttachmentDocument>('attachments');
}

const buckets = new WeakMap<Db, GridFSBucket>();

function bucketOf(db: Db): GridFSBucket {
  const known = buckets.get(db);
  if (known) return known;
  const bucket = new GridFSBucket(db, { bucketName: 'attachments' });
  buckets.set(db, bucket);
  return bucket;
}

/** GridFS names files by any id; the driver's types know only its own. */
type FileId = Parameters<GridFSBucket['delete']>[0];

/**
 * Keeps bytes as they come. The document is there before the first byte and complete after the last,
 * so that what an upload leaves behind when it breaks off is found and removed.
 */
export async function insertAttachment(
  scope: Scope,
  attachment: Omit<Attachment, 'size' | 'type' | 'references'>,
  bytes: Readable,
  /** What is known once all bytes were read; throws to refuse the file. */
  inspect: () => Pick<Attachment, 'size' | 'type'>,
): Promise<Attachment> {
  const { id, ...known } = attachment;
  await attachments(scope).insertOne({
    ...known,
    _id: id,
    tenant: scope.tenant,
    references: [],
    complete: false,
    expiresAt: new Date(Date.now() + unreferencedFor),
  });
  try {
    const file = bucketOf(scope.db).openUploadStreamWithId(id as unknown as FileId, id, {
      metadata: { tenant: scope.tenant },
    });
    await pipeline(bytes, file);
    const found = inspect();
    await attachments(scope).updateOne(scope.own({ _id: id }), { $set: { ...found, complete: true } });
    return { ...attachment, ...found, references: [] };
  } catch (cause) {
    await removeBytes(scope.db, id);
    // A write that was under way may still land; the document stays until that is past.
    await attachments(scope).updateOne(scope.own({ _id: id }), {
      $set: { expiresAt: new Date(Date.now() + longestWrite) },
    });
    throw cause;
  }
}

export async function findAttachments(scope: Scope, ids: readonly string[]): Promise<Attachment[]> {
  if (ids.length === 0) return [];
  const found = await attachments(scope)
    .find(scope.own({ _id: { $in: [...ids] }, complete: true }), scope.options)
    .toArray();
  return found.map(
    ({ _id, tenant: _, complete: _complete, expiresAt: _expires, ...known }) =>
      ({ ...known, id: _id }) as unknown as Attachment,
  );
}

export function readAttachment(scope: Scope, id: string): Readable {
  return bucketOf(scope.db).openDownloadStream(id as unknown as FileId);
}

/** Notes that a record refers to a file, in the transaction that saves the record; false when the file is not there any more. */
export async function addReference(scope: Scope, id: string, place: AttachmentPlace): Promise<boolean> {
  const result = await attachments(scope).updateOne(
    scope.own({ _id: id, complete: true }),
    { $addToSet: { references: place }, $unset: { expiresAt: '' } },
    scope.options,
  );
  return result.matchedCount === 1;
}

/** Notes that a record refers to a file no more; one that none refers to has a day left. */
export async function removeReference(scope: Scope, id: string, place: AttachmentPlace): Promise<void> {
  await attachments(scope).updateOne(
    scope.own({ _id: id }),
    { $pull: { references: place } } as Document,
    scope.options,
  );
  await attachments(scope).updateOne(
    scope.own({ _id: id, references: { $size: 0 } }),
    { $set: { expiresAt: new Date(Date.now() + unreferencedFor) } },
    scope.options,
  );
}

/** Removes the files of all tenants that no record refers to and whose day is over; gives how many. */
export async function removeExpiredAttachments(db: Db, now: Date): Promise<number> {
  for (let count = 0; ; count++) {
    // Whoever saves a reference at this moment either has it before this, or finds the file gone.
    const expired = await db
      .collection<AttachmentDocument>('attachments')
      .findOneAndUpdate({ expiresAt: { $lte: now } }, { $set: { complete: false } });
    if (!expired) return count;
    await removeBytes(db, expired._id);
    await db.collection<AttachmentDocument>('attachments').deleteOne({ _id: expired._id });
  }
}

async function removeBytes(db: Db, id: string): Promise<void> {
  await db.collection('attachments.chunks').deleteMany({ files_id: id as unknown as FileId });
  await db.collection<{ _id: string }>('attachments.files').deleteOne({ _id: id });
}
