import type { LeasedRow } from './leases.ts';
import { newId } from './new-id.ts';
import type { Scope } from './scope.ts';

/** A wish for the world outside, delivered at least once under its key (approval.md K7). */
export interface OutboxMessage {
  /** `instance:rev:index`, or any other that names this message for ever: receivers de-duplicate by it. */
  key: string;
  kind: 'letters' | 'titles' | 'handover' | 'confirmation';
  payload: Record<string, unknown>;
}

export type StoredMessage = LeasedRow & Omit<OutboxMessage, 'key'>;

/**
 * How long a message is its writer's to deliver, in milliseconds: it is delivered right after the
 * commit by the process that wrote it, and by any other when that one has died.
 */
const writersTime = 15_000;

/** Writes messages into the outbox, taken by their writer; gives them as they stand there. */
export async function insertMessages(
  scope: Scope,
  messages: readonly OutboxMessage[],
): Promise<StoredMessage[]> {
  if (messages.length === 0) return [];
  const dueAt = new Date(Date.now() + writersTime);
  const lease = newId();
  const documents = messages.map(({ key, ...message }) => ({
    ...message,
    _id: `${scope.tenant}:${key}`,
    tenant: scope.tenant,
    dueAt,
    attempts: 1,
    lease,
  }));
  await scope.write(...documents.map((insert) => ({ collection: 'outbox', insert })));
  return documents;
}
