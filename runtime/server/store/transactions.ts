import { type ClientSession, type MongoClient, MongoError, MongoServerError } from 'mongodb';
import { Refusal } from '../../../engine/refusal.ts';
import { bulkWritingOf } from './bulk-writing.ts';

const mostAttempts = 30;
const longestWait = 8000;

/**
 * Runs work in one multi-document transaction: snapshot reads, majority writes. Work that met a
 * conflict is done again in a line, one of a tenant at a time: what all want to change goes from
 * hand to hand, and what nobody else wants waits for nobody. After 30 attempts, or 8 s, the caller is
 * told to come back. The work must have no effect outside the database, because it may run more than
 * once (reliability.md A01, A03, A04).
 */
export class Transactions {
  private readonly client: MongoClient;
  /** The last of each tenant's line, settled when it is done. */
  private readonly lines = new Map<string, Promise<void>>();

  constructor(client: MongoClient) {
    this.client = client;
  }

  async run<T>(tenant: string, work: (session: ClientSession) => Promise<T>): Promise<T> {
    const deadline = Date.now() + longestWait;
    // A session that is to see its own past says so where a read concern stands.
    const causalConsistency = bulkWritingOf(this.client).takesReadConcern;
    const session = this.client.startSession({ causalConsistency });
    try {
      return await this.attempt(session, work);
    } catch (cause) {
      if (!isTransient(cause)) throw cause;
      return await this.inLine(tenant, () => this.tryAgain(session, work, deadline));
    } finally {
      await session.endSession();
    }
  }

  private inLine<T>(tenant: string, work: () => Promise<T>): Promise<T> {
    const before = this.lines.get(tenant) ?? Promise.resolve();
    const done = before.then(work);
    const settled = done.then(
      () => undefined,
      () => undefined,
    );
    this.lines.set(tenant, settled);
    settled.then(() => {
      if (this.lines.get(tenant) === settled) this.lines.delete(tenant);
    });
    return done;
  }

  /** Other processes have lines of their own: conflicts with them are waited out with jitter. */
  private async tryAgain<T>(
    session: ClientSession,
    work: (session: ClientSession) => Promise<T>,
    deadline: number,
  ): Promise<T> {
    for (let count = 2; count <= mostAttempts && Date.now() <= deadline; count++)
      try {
        return await this.attempt(session, work);
      } catch (cause) {
        if (!isTransient(cause)) throw cause;
        await pause(Math.random() * Math.min(200, 4 * 2 ** count));
      }
    throw new Refusal('server.overloaded');
  }

  private async attempt<T>(session: ClientSession, work: (session: ClientSession) => Promise<T>): Promise<T> {
    session.startTransaction({
      // Where it cannot be said, every transaction reads a snapshot (database/known-differences.ts).
      ...(bulkWritingOf(this.client).takesReadConcern && { readConcern: { level: 'snapshot' } }),
      writeConcern: { w: 'majority', j: true },
    });
    try {
      const result = await work(session);
      await commit(session);
      return result;
    } catch (cause) {
      if (session.inTransaction()) await session.abortTransaction().catch(() => undefined);
      throw cause;
    }
  }
}

/** A commit whose reply was lost is sent again: the server answers it the same. */
async function commit(session: ClientSession): Promise<void> {
  for (let count = 1; ; count++)
    try {
      await session.commitTransaction();
      return;
    } catch (cause) {
      const isUnknown = cause instanceof MongoError && cause.hasErrorLabel('UnknownTransactionCommitResult');
      if (!isUnknown || count >= 5) throw cause;
    }
}

function isTransient(cause: unknown): boolean {
  if (!(cause instanceof MongoError)) return false;
  return cause.hasErrorLabel('TransientTransactionError') || isFirstUse(cause);
}

/** Two first users of a counter or a balance both try to create it; the loser finds it there when it comes again. */
function isFirstUse(cause: MongoError): boolean {
  return (
    cause instanceof MongoServerError && cause.code === 11000 && /one-(counter|balance)/.test(cause.message)
  );
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
