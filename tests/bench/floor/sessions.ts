import { createHash } from 'node:crypto';
import type { Db } from 'mongodb';

export interface FloorSession {
  _id: string;
  tenant: string;
  user: string;
  role: string;
  expiresAt: Date;
}

/** As long as the product trusts a session without asking the database (runtime/server/http/sessions.ts). */
const trustFor = 1000;

/** Opaque tokens, kept as their hashes. */
export class FloorSessions {
  private readonly db: Db;
  private readonly trusted = new Map<string, { session: FloorSession; readAt: number }>();

  constructor(db: Db) {
    this.db = db;
  }

  async find(token: string): Promise<FloorSession | undefined> {
    const _id = digestOf(token);
    const now = Date.now();
    const known = this.trusted.get(_id);
    if (known && now - known.readAt < trustFor) return known.session;
    const session = await this.db.collection<FloorSession>('sessions').findOne({ _id });
    if (!session || session.expiresAt.getTime() < now) return undefined;
    this.trusted.set(_id, { session, readAt: now });
    return session;
  }
}

export function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

const rights: Record<string, readonly string[]> = { sales: ['create', 'read', 'update'], reader: ['read'] };

export function mayDo(role: string, action: string): boolean {
  return rights[role]?.includes(action) ?? false;
}
