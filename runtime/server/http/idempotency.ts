import { createHash } from 'node:crypto';
import { Refusal } from '../../../engine/refusal.ts';
import type { Acting } from '../operations/acting.ts';
import { scopeOf } from '../operations/acting.ts';
import { findCommand } from '../store/commands.ts';
import type { Answer, Incoming, Route } from './route.ts';

/**
 * Handles a changing request that carries an `Idempotency-Key` at most once: the answer is kept in
 * the transaction of the command itself, and whoever sends the key again gets that answer
 * (approval.md K5, reliability.md A02). The same key with another request is refused. Of routes that
 * keep no answer — a secret is not kept, a draft has its revision, a mark is set twice without harm —
 * the key says nothing.
 */
export async function handleOnce(route: Route, incoming: Incoming): Promise<Answer> {
  const key = incoming.headers['idempotency-key'];
  if (key === undefined || route.method === 'get') return route.handle(incoming);
  const { acting } = incoming;
  const fingerprint = fingerprintOf(route, incoming);
  const earlier = await storedAnswer(acting, key, fingerprint);
  if (earlier) return earlier;
  try {
    return await route.handle({
      ...incoming,
      acting: { ...acting, command: { key, fingerprint } },
    });
  } catch (cause) {
    // The twin of this request may have been faster; then its answer is the answer.
    const twin = await storedAnswer(acting, key, fingerprint);
    if (twin) return twin;
    throw cause;
  }
}

function fingerprintOf(route: Route, { params, body, ifMatch }: Incoming): string {
  return createHash('sha256')
    .update(JSON.stringify([route.method, route.path, params, body ?? null, ifMatch ?? null]))
    .digest('hex');
}

async function storedAnswer(acting: Acting, key: string, fingerprint: string): Promise<Answer | undefined> {
  const stored = await findCommand(scopeOf(acting), acting.person.id, key);
  if (!stored) return undefined;
  if (stored.fingerprint !== fingerprint) throw new Refusal('idempotency.key-reused', { key });
  return { status: stored.status, body: stored.body, headers: { 'Idempotency-Replayed': 'true' } };
}
