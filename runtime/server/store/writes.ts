import {
  type AnyBulkWriteOperation,
  type ClientSession,
  type Db,
  type Document,
  MongoServerError,
} from 'mongodb';
import { bulkWritingOf } from './bulk-writing.ts';

/** A write into a collection, of one document or, where it says so, of all that are found. */
export type Write = { collection: string } & (
  | { insert: Document }
  | { filter: Document; replacement: Document }
  | { filter: Document; update: Document; many?: boolean; upsert?: boolean }
  | { filter: Document; remove: 'one' | 'all' }
) & {
    /** It must find its document as it was read. */
    isFenced?: boolean;
  };

/** Somebody else's write was first: load again, ask again. */
export class Overtaken extends Error {}

/**
 * The writes of a transaction on their way: they wait for each other and go in one command, in their
 * order, before anything that may depend on them and before the commit.
 */
export class Writes {
  private readonly db: Db;
  private readonly session: ClientSession;
  private waiting: Write[] = [];

  constructor(db: Db, session: ClientSession) {
    this.db = db;
    this.session = session;
  }

  add(writes: readonly Write[]): void {
    this.waiting.push(...writes);
  }

  /** Writes what waits; throws `Overtaken` when somebody else was faster. */
  async settle(): Promise<void> {
    if (this.waiting.length === 0) return;
    const writes = this.waiting;
    this.waiting = [];
    const isTogether = bulkWritingOf(this.db.client).isKnown && sizeOfAll(writes) < largest;
    if (isTogether) await writeTogether(this.db, writes, this.session);
    else await writeInTurn(this.db, writes, this.session);
  }
}

/** Most that goes in one command: about half of what a command may hold. */
const largest = 8_000_000;

function sizeOfAll(writes: readonly Write[]): number {
  return writes.reduce((size, write) => size + sizeOf(write), 0);
}

/** Elements of a list that stand for all of it when its size is guessed. */
const samples = 16;

/** At most about how many bytes a value takes in the database. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length * 3 + 8;
  if (Array.isArray(value)) {
    const step = Math.ceil(value.length / samples);
    let size = 8;
    for (let at = 0; at < value.length; at += step) size += step * (8 + sizeOf(value[at]));
    return size;
  }
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return 24;
  let size = 8;
  for (const key in value) size += key.length + 8 + sizeOf((value as Document)[key]);
  return size;
}

/** What the server says of one write. */
interface Written {
  ok: number;
  idx: number;
  n: number;
  code?: number;
  errmsg?: string;
}

async function writeTogether(db: Db, writes: readonly Write[], session: ClientSession): Promise<void> {
  const names = [...new Set(writes.map(({ collection }) => collection))];
  const answer = await db.client.db('admin').command(
    {
      bulkWrite: 1,
      ops: writes.map((write) => operationOf(write, names.indexOf(write.collection))),
      nsInfo: names.map((name) => ({ ns: `${db.databaseName}.${name}` })),
      ordered: true,
      errorsOnly: false,
    },
    { session, ignoreUndefined: true },
  );
  for (const { ok, idx, n, code, errmsg } of answer.cursor.firstBatch as Written[]) {
    if (ok !== 1) throw failureOf(code, errmsg);
    if (writes[idx]?.isFenced && n === 0) throw new Overtaken();
  }
}

function operationOf(write: Write, at: number): Document {
  if ('insert' in write) return { insert: at, document: write.insert };
  const { filter } = write;
  if ('remove' in write) return { delete: at, filter, multi: write.remove === 'all' };
  if ('replacement' in write) return { update: at, filter, updateMods: write.replacement, multi: false };
  const { update, many = false, upsert = false } = write;
  return { update: at, filter, updateMods: update, multi: many, upsert };
}

const writeConflict = 112;

/** SecantusDB tells of a conflict among the writes, without the label by which it is known everywhere else. */
function failureOf(code: number | undefined, message = ''): MongoServerError {
  const isTransient = code === writeConflict;
  return new MongoServerError({
    message,
    code,
    ...(isTransient && { errorLabels: ['TransientTransactionError'] }),
  });
}

/** One command after another, for servers that know no other way; what goes into one collection goes together. */
export async function writeInTurn(db: Db, writes: readonly Write[], session?: ClientSession): Promise<void> {
  let from = 0;
  while (from < writes.length) {
    const { collection, isFenced } = writes[from] as Write;
    let to = from + 1;
    while (!isFenced && writes[to]?.collection === collection && !writes[to]?.isFenced) to++;
    const models = writes.slice(from, to).map(modelOf);
    const { matchedCount, deletedCount } = await db
      .collection(collection)
      .bulkWrite(models, { ignoreUndefined: true, ...(session && { session }) });
    if (isFenced && matchedCount + deletedCount === 0) throw new Overtaken();
    from = to;
  }
}

function modelOf(write: Write): AnyBulkWriteOperation {
  if ('insert' in write) return { insertOne: { document: write.insert } };
  const { filter } = write;
  if ('remove' in write)
    return write.remove === 'all' ? { deleteMany: { filter } } : { deleteOne: { filter } };
  if ('replacement' in write) return { replaceOne: { filter, replacement: write.replacement } };
  const { update, many, upsert = false } = write;
  return many ? { updateMany: { filter, update, upsert } } : { updateOne: { filter, update, upsert } };
}
