import { Refusal } from '../../../../engine/refusal.ts';
import {
  findLastDrawn,
  findSeal,
  findSignature,
  replaceSeal,
  type StoredSignature,
} from '../../store/signatures.ts';
import { readInstance } from '../act-on-instance.ts';
import { type Acting, scopeOf } from '../acting.ts';
import { verifyOwnPassword } from '../admin/passwords.ts';
import { inTransaction } from '../work.ts';
import { assertPng } from './png.ts';

/** A signature, for whoever may read the approval that it stands in (approval.md F4). */
export async function openSignature(acting: Acting, id: string): Promise<StoredSignature> {
  const signature = await findSignature(scopeOf(acting), id);
  if (!signature) throw new Refusal('attachment.not-found', { id });
  await readInstance(acting, signature.instance).catch((cause) => {
    throw cause instanceof Refusal ? new Refusal('attachment.not-found', { id }) : cause;
  });
  return signature;
}

/** What the person could sign with besides drawing: pictures as Base64. */
export async function ownSignatures(acting: Acting): Promise<{ seal: string | null; last: string | null }> {
  const scope = scopeOf(acting);
  const [seal, last] = await Promise.all([
    findSeal(scope, acting.person.id),
    findLastDrawn(scope, acting.person.id),
  ]);
  return { seal: seal ?? null, last: last?.png ?? null };
}

/** Keeps the person's seal in place of an earlier one; the password says that it is them. */
export async function keepSeal(
  acting: Acting,
  { png, password }: { png: string; password: string },
): Promise<void> {
  assertPng(png, '/png');
  await verifyOwnPassword(acting, password);
  await inTransaction(acting, async (work) => {
    await replaceSeal(work.scope, acting.person.id, png);
    work.audit({ action: 'set-seal', entity: 'user', record: acting.person.id });
  });
}
