import { ObjectId } from 'mongodb';

/** A fresh id: 24 hex characters, rising with time so that inserts stay together in an index. */
export function newId(): string {
  return new ObjectId().toHexString();
}
