import type { Document } from 'mongodb';
import type { Scope } from './scope.ts';

/** What somebody signed one decision with (approval.md F4). */
export interface StoredSignature extends SignaturePicture {
  id: string;
  user: string;
  instance: string;
  kind: 'drawn' | 'seal';
  at: string;
}

/** A picture, and of a drawn one the strokes that it was drawn with: points as x, y and milliseconds. */
export interface SignaturePicture {
  /** PNG, as Base64. */
  png: string;
  width?: number | undefined;
  height?: number | undefined;
  strokes?: readonly (readonly number[])[] | undefined;
}

interface SignatureDocument extends Document {
  _id: string;
  tenant: string;
}

function signatures(scope: Scope) {
  return scope.collection<SignatureDocument>('signatures');
}

function signatureOf({ _id, tenant: _, strokes, ...signature }: Document): StoredSignature {
  const drawn = strokes === undefined ? {} : { strokes: JSON.parse(strokes as string) };
  return { ...signature, ...drawn, id: String(_id) } as StoredSignature;
}

export async function insertSignature(
  scope: Scope,
  { id, strokes, ...signature }: StoredSignature,
): Promise<void> {
  await signatures(scope).insertOne(
    {
      ...signature,
      ...(strokes && { strokes: JSON.stringify(strokes) }),
      _id: id,
      tenant: scope.tenant,
    },
    { ...scope.options, ignoreUndefined: true },
  );
}

export async function findSignature(scope: Scope, id: string): Promise<StoredSignature | undefined> {
  const found = await signatures(scope).findOne(scope.own({ _id: id }), scope.options);
  return found ? signatureOf(found) : undefined;
}

/** What a person drew last. */
export async function findLastDrawn(scope: Scope, user: string): Promise<StoredSignature | undefined> {
  const [found] = await signatures(scope)
    .find(scope.own({ user, kind: 'drawn' }), scope.options)
    .sort({ at: -1 })
    .limit(1)
    .toArray();
  return found ? signatureOf(found) : undefined;
}

/** The seal that a person keeps, as PNG in Base64. */
export async function findSeal(scope: Scope, user: string): Promise<string | undefined> {
  const found = await scope
    .collection<SignatureDocument>('seals')
    .findOne(scope.own({ _id: `${scope.tenant}:${user}` }), scope.options);
  return found?.png as string | undefined;
}

export async function replaceSeal(scope: Scope, user: string, png: string): Promise<void> {
  await scope
    .collection<SignatureDocument>('seals')
    .replaceOne(
      scope.own({ _id: `${scope.tenant}:${user}` }),
      { tenant: scope.tenant, user, png },
      { ...scope.options, upsert: true },
    );
}
