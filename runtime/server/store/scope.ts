import type { ClientSession, Collection, Db, Document } from 'mongodb';
import { type Write, Writes, writeInTurn } from './writes.ts';

/**
 * Where reads and writes of one tenant go: every filter of the store is made here, so that none
 * can be without its tenant (reliability.md G01, G02).
 */
export class Scope {
  readonly db: Db;
  readonly tenant: string;
  readonly session: ClientSession | undefined;
  private readonly writes: Writes | undefined;

  constructor(db: Db, tenant: string, session?: ClientSession) {
    if (typeof tenant !== 'string' || tenant === '') throw new Error('a scope needs a tenant');
    this.db = db;
    this.tenant = tenant;
    this.session = session;
    this.writes = session && new Writes(db, session);
  }

  /** The same tenant inside a transaction. */
  within(session: ClientSession): Scope {
    return new Scope(this.db, this.tenant, session);
  }

  collection<T extends Document = Document>(name: string): Collection<T> {
    return this.db.collection<T>(name);
  }

  /**
   * A filter that finds nothing of another tenant. An id comes first: SecantusDB 0.5.3 reads all of a
   * tenant's records where another field stands before it and a third one behind.
   */
  own(filter: Document): Document {
    return {
      ...(Object.hasOwn(filter, '_id') && { _id: filter._id }),
      tenant: this.tenant,
      ...filter,
      ...(Object.hasOwn(filter, 'tenant') && { tenant: this.tenant }),
    };
  }

  /**
   * A filter that finds the documents of this tenant with these ids. Several ids beside a plain tenant
   * make SecantusDB 0.5.3 read all that the tenant has.
   */
  ownByIds(ids: readonly string[]): Document {
    const { tenant } = this;
    const [only] = ids;
    if (only !== undefined && ids.length === 1) return { _id: only, tenant };
    return { _id: { $in: [...ids] }, tenant: { $not: { $ne: tenant } } };
  }

  /** Writes at once, or in a transaction together with what else it writes; then it throws `Overtaken` no sooner than that. */
  async write(...writes: readonly Write[]): Promise<void> {
    if (this.writes) this.writes.add(writes);
    else await writeInTurn(this.db, writes);
  }

  /** Writes what waits: before a command of the transaction that may depend on it. */
  async settle(): Promise<void> {
    await this.writes?.settle();
  }

  /** Does the same for all: at once, or one after another in a transaction, which takes its commands in order. */
  async each<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
    if (!this.session) return Promise.all(all.map(work));
    const results: R[] = [];
    for (const one of all) results.push(await work(one));
    return results;
  }

  /** Options of every call: the transaction under way, and a deadline. */
  get options(): { session?: ClientSession; maxTimeMS?: number } {
    return this.session ? { session: this.session } : { maxTimeMS: 10_000 };
  }
}
