import type { Db, IndexDescription } from 'mongodb';
import type { CompiledEntity, CompiledField } from '../../../engine/compile/compiled.ts';

/**
 * The fixed collections and their indexes; `tenant` leads every one. SecantusDB 0.5.3 reads a whole
 * collection where a filter names a field that its index does not: what is asked for often, and of
 * collections that grow, is named in full.
 */
const fixed: Record<string, IndexDescription[]> = {
  instances: [
    { key: { tenant: 1, _id: 1 } },
    { key: { tenant: 1, entity: 1, record: 1, startedAt: -1 } },
    { key: { tenant: 1, state: 1, 'whereabouts.since': -1, _id: -1 } },
    { key: { tenant: 1, 'whereabouts.holders': 1, _id: 1 } },
  ],
  tasks: [
    { key: { tenant: 1, assignee: 1, status: 1, createdAt: -1, _id: -1 } },
    { key: { tenant: 1, assignee: 1, entity: 1, status: 1 } },
    { key: { tenant: 1, instance: 1 } },
    { key: { tenant: 1, entity: 1, record: 1, assignee: 1 } },
  ],
  audit: [
    { key: { tenant: 1, entity: 1, record: 1, at: -1, _id: -1 } },
    { key: { tenant: 1, at: -1, _id: -1 } },
    { key: { tenant: 1, instance: 1, seq: 1 } },
  ],
  ledgerEntries: [
    { key: { tenant: 1, ledger: 1, at: -1, _id: -1 } },
    { key: { tenant: 1, entity: 1, record: 1 } },
    { key: { tenant: 1, ledger: 1, key: 1 } },
  ],
  ledgerBalances: [
    { key: { tenant: 1, ledger: 1, key: 1 }, name: 'one-balance', unique: true },
    { key: { tenant: 1, ledger: 1, pairs: 1 } },
  ],
  amendments: [{ key: { tenant: 1, _id: 1 } }, { key: { tenant: 1, entity: 1, record: 1, at: -1 } }],
  handovers: [{ key: { tenant: 1, at: -1, _id: -1 } }],
  archive: [
    { key: { tenant: 1, number: 1 }, name: 'one-link', unique: true },
    { key: { tenant: 1, instance: 1 } },
    { key: { tenant: 1, entity: 1, record: 1 } },
  ],
  secrets: [],
  counters: [{ key: { tenant: 1, series: 1 }, name: 'one-counter', unique: true }],
  commands: [
    { key: { tenant: 1, user: 1, key: 1 }, name: 'one-command', unique: true },
    { key: { at: 1 }, expireAfterSeconds: 7 * 24 * 3600 },
  ],
  outbox: [{ key: { dueAt: 1, _id: 1 } }],
  timers: [{ key: { dueAt: 1, _id: 1 } }],
  errands: [{ key: { dueAt: 1, _id: 1 } }, { key: { tenant: 1, 'errand.kind': 1, _id: 1 } }],
  letters: [{ key: { dueAt: 1, _id: 1 } }, { key: { tenant: 1, deadAt: -1, _id: -1 } }],
  migrations: [{ key: { tenant: 1, at: -1, _id: -1 } }],
  attachments: [{ key: { tenant: 1, _id: 1 } }, { key: { expiresAt: 1 }, sparse: true }],
  // The bytes; these two are GridFS's own (its specification names the indexes).
  'attachments.files': [{ key: { filename: 1, uploadDate: 1 } }],
  'attachments.chunks': [{ key: { files_id: 1, n: 1 }, unique: true }],
  notifications: [{ key: { tenant: 1, user: 1, at: -1, _id: -1 } }, { key: { tenant: 1, user: 1, read: 1 } }],
  phrases: [],
  questions: [{ key: { tenant: 1, instance: 1, at: 1 } }],
  taskViews: [{ key: { tenant: 1, instance: 1, revision: 1 } }],
  signatures: [{ key: { tenant: 1, user: 1, at: -1 } }],
  seals: [],
  taskStashes: [{ key: { tenant: 1, task: 1 } }],
  actionLinks: [{ key: { expiresAt: 1 }, expireAfterSeconds: 0 }],
};

/** Creates what does not exist yet; racing first writers would otherwise make it (libraries.md, known differences). */
export async function ensureFixedCollections(db: Db): Promise<void> {
  await Promise.all(Object.entries(fixed).map(([name, indexes]) => ensureCollection(db, name, indexes)));
}

export async function ensureCollection(
  db: Db,
  name: string,
  indexes: readonly IndexDescription[],
): Promise<void> {
  await db.createCollection(name).catch(ignoreExisting);
  if (indexes.length > 0) await db.collection(name).createIndexes([...indexes]);
}

function ignoreExisting(cause: unknown): void {
  if ((cause as { codeName?: string }).codeName !== 'NamespaceExists') throw cause;
}

/** Records of all tenants of one entity share a collection. */
export function recordCollection(entityId: string): string {
  return `records.${entityId}`;
}

/** The indexes that an entity's definition asks for: by age, state, search, titles, references, its own, and unique fields. */
export function recordIndexes(entity: CompiledEntity): IndexDescription[] {
  const indexes: IndexDescription[] = [
    { key: { tenant: 1, _id: 1 } },
    { key: { tenant: 1, createdAt: -1, _id: -1 } },
  ];
  if (entity.states.length > 0) indexes.push({ key: { tenant: 1, state: 1, createdAt: -1, _id: -1 } });
  if (entity.definition.search.length > 0) indexes.push({ key: { tenant: 1, search: 1 } });
  for (const { fields } of Object.values(entity.definition.indexes))
    indexes.push({
      key: Object.fromEntries([
        ['tenant', 1],
        ...fields.map((path) => [storedPath(entity, path), 1]),
        ['_id', 1],
      ]),
    });
  for (const field of uniqueFields(entity))
    indexes.push({
      key: { tenant: 1, [`values.${field.id}`]: 1 },
      name: `unique-${field.id}`,
      unique: true,
      partialFilterExpression: { [`values.${field.id}`]: { $exists: true } },
    });
  return indexes;
}

/** Fields whose value only one record has. */
export function uniqueFields(entity: CompiledEntity): CompiledField[] {
  return [...entity.fields.values()].filter(
    ({ definition }) => definition.unique || definition.type === 'auto-number',
  );
}

/** Where a field stands in a stored record; a reference is found by its id. */
export function storedPath(entity: CompiledEntity, path: string): string {
  if (path === 'state' || path === 'createdAt' || path === 'updatedAt') return path;
  if (path === 'id') return '_id';
  if (path === 'createdBy' || path === 'updatedBy') return `${path}.id`;
  return entity.byPath.get(path)?.refersTo === undefined ? `values.${path}` : `values.${path}.id`;
}
