import { type Document, type MongoClient, MongoServerError } from 'mongodb';

/** How a server takes writes of several collections in one command. */
interface BulkWriting {
  isKnown: boolean;
  /** Whether it may be the first command of a transaction that says how it reads. */
  takesReadConcern: boolean;
}

const known = new WeakMap<MongoClient, BulkWriting>();
const none: BulkWriting = { isKnown: false, takesReadConcern: true };

/** Whether, and how, the server of a client does it; not until the client has asked. */
export function bulkWritingOf(client: MongoClient): BulkWriting {
  return known.get(client) ?? none;
}

/**
 * Asks a server once: MongoDB has `bulkWrite` since 8.0, some embedded servers have it but take no read
 * concern with it (database/known-differences.ts). A command without any write is refused by whoever knows it.
 */
export async function learnBulkWriting(client: MongoClient): Promise<void> {
  const isKnown = (await refusalOf(client, {})) === invalidLength;
  const withConcern = await refusalOf(client, { readConcern: { level: 'local' } });
  known.set(client, { isKnown, takesReadConcern: !isKnown || withConcern !== unknownField });
}

const invalidLength = 16;
const unknownField = 40415;

async function refusalOf(client: MongoClient, more: Document): Promise<unknown> {
  try {
    await client.db('admin').command({ bulkWrite: 1, ops: [], nsInfo: [], ...more });
    return undefined;
  } catch (cause) {
    if (cause instanceof MongoServerError) return cause.code;
    throw cause;
  }
}
