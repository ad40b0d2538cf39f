import { randomBytes, timingSafeEqual } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { Refusal } from '../../../engine/refusal.ts';
import type { Database } from '../store/database.ts';
import { type AccountDocument, modelsOf, type SessionDocument } from '../store/models.ts';
import { digestOf, insertSession, type OpenedSession } from '../store/sessions.ts';
import type { TenantRegistry } from '../tenants/registry.ts';

/** How long a session lives without being used, and at most, in milliseconds. */
const idleFor = 12 * 3600_000;
const atMost = 7 * 24 * 3600_000;

/** How long a session may be trusted without asking the database; after it a revocation is seen (reliability.md HF20). */
const trustFor = 1000;

/** argon2id by the parameters of OWASP's first choice. */
const argon2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, argon2);
}

export function verifyPassword(kept: string, password: string): Promise<boolean> {
  return verify(kept, password);
}

export interface Credentials {
  tenant: string;
  username: string;
  password: string;
}

/** The sessions of browsers and the tokens of programs: opaque secrets, kept only as hashes. */
export class Sessions {
  private readonly database: Database;
  private readonly tenants: TenantRegistry;
  private readonly trusted = new Map<string, { session: SessionDocument; readAt: number }>();
  /** Verified instead of a missing account's hash, so that an unknown name takes as long as a wrong password. */
  private readonly decoy = hashPassword(randomBytes(16).toString('hex'));

  constructor(database: Database, tenants: TenantRegistry) {
    this.database = database;
    this.tenants = tenants;
  }

  /** Signs a person in; every way to fail looks the same from outside (reliability.md O02). */
  async open(credentials: Credentials): Promise<OpenedSession> {
    const account = await this.accountOf(credentials);
    if (!account) throw new Refusal('session.bad-credentials');
    const { tenant, user } = account;
    return insertSession(this.database.mongoose, { tenant, user, kind: 'browser' }, idleFor);
  }

  /** The account that credentials open; that there is none is told after the same time as that the password is wrong. */
  async accountOf({ tenant, username, password }: Credentials): Promise<AccountDocument | undefined> {
    const user = (await this.tenants.world(tenant))?.organisation.personNamed(username)?.id ?? '';
    const account = await modelsOf(this.database.mongoose).accounts.findOne({ tenant, user }).lean();
    const fits = await verify(account?.passwordHash ?? (await this.decoy), password);
    return account && fits ? account : undefined;
  }

  /** The session behind a secret; undefined when there is none, or it has run out. */
  async find(token: string): Promise<SessionDocument | undefined> {
    const id = digestOf(token);
    const known = this.trusted.get(id);
    const now = Date.now();
    if (known && now - known.readAt < trustFor && known.session.expiresAt.getTime() > now)
      return known.session;
    const session = await modelsOf(this.database.mongoose).sessions.findById(id).lean();
    if (!session || session.expiresAt.getTime() <= now) {
      this.trusted.delete(id);
      return undefined;
    }
    this.trust(id, session, now);
    if (now - session.seenAt.getTime() > 60_000) await this.prolong(session, now);
    return session;
  }

  private trust(id: string, session: SessionDocument, readAt: number): void {
    if (this.trusted.size > 10_000) this.trusted.clear();
    this.trusted.set(id, { session, readAt });
  }

  /** A browser's session lives on while it is used; a program's token has its days. */
  private async prolong({ _id, createdAt, kind }: SessionDocument, now: number): Promise<void> {
    const expiresAt = new Date(Math.min(now + idleFor, createdAt.getTime() + atMost));
    await modelsOf(this.database.mongoose).sessions.updateOne(
      { _id },
      { seenAt: new Date(now), ...(kind === 'browser' && { expiresAt }) },
    );
  }

  async close(session: SessionDocument): Promise<void> {
    this.trusted.delete(session._id);
    await modelsOf(this.database.mongoose).sessions.deleteOne({ _id: session._id });
  }
}

/** Compares secrets in constant time. */
export function sameSecret(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
