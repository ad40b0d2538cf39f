import { createHash } from 'node:crypto';
import type { Binary, Document } from 'mongodb';
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
  /** The record and the decisions about it on paper; of a record that was deleted there is none. */
  sheet?: ArchivedSheet;
  /** Hash of the one before; blank for the first. */
  previous: string;
  hash: string;
}

/** A PDF, or a page where no browser prints. */
export interface ArchivedSheet {
  type: 'application/pdf' | 'text/html';
  bytes: Buffer;
}

interface ArchiveDocument extends Document {
  _id: string;
  tenant: string;
  /** The approval, where it was put away before under its own id, and brought back since. */
  instance?: string;
}

function archive(scope: Scope) {
  return scope.collection<ArchiveDocument>('archive');
}

function archivedOf({
  _id,
  tenant: _,
  entity: __,
  record: ___,
  sheet,
  ...archived
}: ArchiveDocument): ArchivedApproval {
  const bytes = sheet && Buffer.from((sheet.bytes as Binary).buffer);
  return {
    ...archived,
    id: _id,
    ...(sheet && { sheet: { type: sheet.type, bytes } }),
  } as unknown as ArchivedApproval;
}

function hashOf({
  number,
  archivedAt,
  content,
  previous,
  sheet,
}: Omit<ArchivedApproval, 'id' | 'hash'>): string {
  const paper = sheet ? [sheet.type, createHash('sha256').update(sheet.bytes).digest('hex')] : [];
  return createHash('sha256')
    .update(JSON.stringify([number, archivedAt, previous, content, ...paper]))
    .digest('hex');
}

/**
 * Puts an approval away behind the last one; two that do so at once collide, and one of them begins again.
 * One that was brought back since is put away once more: what the chain holds stays.
 */
export async function insertArchived(
  scope: Scope,
  instance: Instance,
  log: readonly StoredAudit[],
  { archivedAt, sheet }: Pick<ArchivedApproval, 'archivedAt' | 'sheet'>,
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
    ...(sheet && { sheet }),
  };
  const { id, entity, record } = instance;
  const isAgain = (await archive(scope).countDocuments(scope.own({ _id: id }), scope.options)) > 0;
  const named = isAgain ? { _id: `${id}:${entry.number}`, instance: id } : { _id: id };
  await archive(scope).insertOne(
    { ...entry, ...named, tenant: scope.tenant, entity, record, hash: hashOf(entry) },
    scope.options,
  );
}

/** Approvals that were put away, as they were last. */
export async function findArchivedInstances(scope: Scope, ids: readonly string[]): Promise<Instance[]> {
  const first = await listArchived(scope, scope.ownByIds(ids));
  return lastOfEach([...first, ...(await listArchived(scope, broughtBack(scope, ids)))]);
}

/** The approvals of a record that were put away, as they were last. */
export async function findArchivedInstancesOf(
  scope: Scope,
  entity: string,
  record: string,
): Promise<Instance[]> {
  return lastOfEach(await listArchived(scope, scope.own({ entity, record })));
}

/** Those that were put away once more under these ids. */
function broughtBack(scope: Scope, ids: readonly string[]): Document {
  return scope.own({ instance: { $in: [...ids] } });
}

async function listArchived(scope: Scope, filter: Document): Promise<Instance[]> {
  const found = archive(scope).find(filter, { ...scope.options, projection: { content: 1 } });
  const documents = await found.sort({ number: 1 }).toArray();
  return documents.map((document) => JSON.parse(String(document.content)).instance as Instance);
}

function lastOfEach(all: readonly Instance[]): Instance[] {
  return [...new Map(all.map((instance) => [instance.id, instance])).values()];
}

/** The paper of an approval that was put away. */
export async function findArchivedSheet(scope: Scope, instance: string): Promise<ArchivedSheet | undefined> {
  const again = archive(scope).find(broughtBack(scope, [instance]), scope.options);
  const found =
    (await again.sort({ number: -1 }).limit(1).next()) ??
    (await archive(scope).findOne(scope.own({ _id: instance }), scope.options));
  return found ? archivedOf(found as ArchiveDocument).sheet : undefined;
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
