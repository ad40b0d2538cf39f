import type { Document } from 'mongodb';
import type { Scope } from './scope.ts';

/** The answer to a command that carried a key, kept a week so that it can be given again (approval.md K5, reliability.md A02). */
export interface StoredCommand {
  key: string;
  user: string;
  /** Fingerprint of the request: the same key with another body is refused. */
  fingerprint: string;
  status: number;
  body: unknown;
}

export async function findCommand(
  scope: Scope,
  user: string,
  key: string,
): Promise<StoredCommand | undefined> {
  const found = await scope.collection('commands').findOne(scope.own({ user, key }), scope.options);
  if (!found) return undefined;
  const { fingerprint, status, body } = found;
  return { key, user, fingerprint, status, body: JSON.parse(body as string) } as StoredCommand;
}

/** Kept in the transaction of the command itself; of two at once the unique index lets one in. */
export async function insertCommand(scope: Scope, command: StoredCommand): Promise<void> {
  const document: Document = {
    ...command,
    body: JSON.stringify(command.body ?? null),
    tenant: scope.tenant,
    at: new Date(),
  };
  await scope.write({ collection: 'commands', insert: document });
}
