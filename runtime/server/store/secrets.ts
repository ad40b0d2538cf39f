import { randomBytes } from 'node:crypto';
import type { Db } from 'mongodb';

interface SecretDocument {
  _id: string;
  secret: string;
}

const known = new WeakMap<Db, Map<string, Promise<Buffer>>>();

/**
 * A secret of this deployment, 256 bits, made when it is first asked for. It is kept in the database,
 * so that what one process seals another one opens.
 */
export function secretOf(db: Db, purpose: string): Promise<Buffer> {
  const secrets = known.get(db) ?? new Map<string, Promise<Buffer>>();
  known.set(db, secrets);
  const found = secrets.get(purpose);
  if (found) return found;
  const reading = readSecret(db, purpose);
  secrets.set(purpose, reading);
  reading.catch(() => secrets.delete(purpose));
  return reading;
}

async function readSecret(db: Db, purpose: string): Promise<Buffer> {
  const secrets = db.collection<SecretDocument>('secrets');
  const there = await secrets.findOne({ _id: purpose });
  if (there) return Buffer.from(there.secret, 'base64');
  try {
    const secret = randomBytes(32);
    await secrets.insertOne({ _id: purpose, secret: secret.toString('base64') });
    return secret;
  } catch (cause) {
    // Another process made it at the same moment: its secret counts.
    if ((cause as { code?: number }).code !== 11000) throw cause;
    return readSecret(db, purpose);
  }
}
