import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { BSON } from 'mongodb';
import type { Order } from './order.ts';
import type { Position } from './position.ts';

/** What a cursor is good for: one list of one person, in one order. */
export interface CursorUse {
  tenant: string;
  person: string;
  entity: string;
  order: Order;
}

const method = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;

/**
 * A position as text that says nothing and cannot be changed: what sorts a record may be more than
 * another person may read (reliability.md H02). It opens only for the use it was made for.
 */
export function sealCursor(position: Position, use: CursorUse, secret: Buffer): string {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(method, secret, nonce);
  cipher.setAAD(nameOf(use));
  const text = BSON.EJSON.stringify([...position.values, position.id]);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** The position in a cursor; undefined when it was altered, or made for another use. */
export function openCursor(cursor: string, use: CursorUse, secret: Buffer): Position | undefined {
  const bytes = Buffer.from(cursor, 'base64url');
  if (bytes.length <= nonceLength + tagLength || bytes.toString('base64url') !== cursor) return undefined;
  const decipher = createDecipheriv(method, secret, bytes.subarray(0, nonceLength));
  decipher.setAAD(nameOf(use));
  decipher.setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
  try {
    const opened = Buffer.concat([
      decipher.update(bytes.subarray(nonceLength + tagLength)),
      decipher.final(),
    ]);
    const values = BSON.EJSON.parse(opened.toString('utf8')) as unknown[];
    return { values: values.slice(0, -1), id: values.at(-1) as string };
  } catch {
    return undefined;
  }
}

function nameOf({ tenant, person, entity, order }: CursorUse): Buffer {
  return Buffer.from(JSON.stringify([tenant, person, entity, ...order.keys.map(({ written }) => written)]));
}
