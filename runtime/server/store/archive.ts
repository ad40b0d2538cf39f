import { createHash } from 'node:crypto';
import type { Document } from 'mongodb';
import type { Instance } from '../../../engine/workflow/instance.ts';
import type { StoredAudit } from './audit.ts';
import type { Scope } from './scope.ts';

/** A finished approval that was put away with its log; each is chained to the one before it (approval.md L9). */
export interface ArchivedApproval {
  id: string;
  /** Counts the archived approvals of the tenant. */
  number: number;
  archivedAt: string;
  /** The approval and its log as JSON text, exactly as the hash was made of it. */
  content: string;
  /** Hash of the one before; blank for the first. */
  previous: string;
  hash: string;
}

interface ArchiveDocument extends Document {
  _id: string;
  tenant: string;
}

function archive(scope: Scope) {
  return scope.collection<ArchiveDocument>('archive');
}

function archivedOf({
  _id,
  tenant: _,
  entity: __,
  record: ___,
  ...archived
}: ArchiveDocument): ArchivedApproval {
  return { ...archived, id: _id } as unknown as ArchivedApproval;
}

function hashOf({ number, archivedAt, content, previous }: Omit<ArchivedApproval, 'id' | 'hash'>): string {
  return createHash('sha256')
    .update(JSON.stringify([number, archivedAt, previous, content]))
    .digest('hex');
}

/** Puts an approval away behind the last one; two that do so at once collide, and one of them begins again. */
export async function insertArchived(
  scope: Scope,
  instance: Instance,
  log: readonly StoredAudit[],
  archivedAt: string,
): Promise<void> {
  const last = await archive(scope)
    .find(scope.own({}), { ...scope.options, projection: { number: 1, hash: 1 } })
    .sort({ number: -1 })
    .limit(1)
    .next();
  const entry = {
    number: Number(last?.number ?? 0) + 1,
    archivedAt,
    content: JSON.stringify({ instance, log }),
    previous: String(last?.hash ?? ''),
  };
  const { id: _id, entity, record } = instance;
  await archive(scope).insertOne(
    { ...entry, _id, tenant: scope.tenant, entity, record, hash: hashOf(entry) },
    scope.options,
  );
}

/** Approvals that were put away, as they were. */
export async function findArchivedInstances(scope: Scope, filter: Document): Promise<Instance[]> {
  const found = await archive(scope).find(scope.own(filter), scope.options).toArray();
  return found.map((document) => JSON.parse(String(document.content)).instance as Instance);
}

/** The numbers at which the chain is broken: something was changed, taken out or put in. The first that is kept begins it. */
export async function brokenLinks(scope: Scope): Promise<number[]> {
  const broken: number[] = [];
  let before: ArchivedApproval | undefined;
  for await (const document of archive(scope).find(scope.own({}), scope.options).sort({ number: 1 })) {
    const one = archivedOf(document as ArchiveDocument);
    const isChained = !before || (one.previous === before.hash && one.number === before.number + 1);
    if (!isChained || one.hash !== hashOf(one)) broken.push(one.number);
    before = one;
  }
  return broken;
}

/** Deletes what was put away before a moment: only the policy of the tenant does so. */
export async function removeArchived(scope: Scope, before: string): Promise<number> {
  const { deletedCount } = await archive(scope).deleteMany(
    scope.own({ archivedAt: { $lt: before } }),
    scope.options,
  );
  return deletedCount;
}
