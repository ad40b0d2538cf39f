import type { Document } from 'mongodb';
import type { Reference } from '../../../engine/record/values.ts';
import type { MigrationPlan } from '../../../engine/workflow/migration.ts';
import type { Scope } from './scope.ts';

/** Running approvals that are moved to another version of their workflow, one by one (approval.md L2). */
export interface Migration {
  id: string;
  workflow: string;
  /** The configuration that they go on with. */
  to: string;
  nodes: Readonly<Record<string, string>>;
  visits: 'keep' | 'reopen';
  by: Reference;
  at: string;
  /** Who asked to take it back, and when. */
  takeBack?: { by: Reference; at: string };
  /** Every one of them, and what became of it. */
  rows: readonly MigrationRow[];
}

export interface MigrationRow {
  instance: string;
  entity: string;
  record: string;
  outcome: 'waiting' | 'migrated' | 'taken-back' | Exclude<MigrationPlan['outcome'], 'ok'>;
  /** Why it is blocked; of one that was to be taken back: that it is used. */
  reason?: string;
  /** Of the approval as it was migrated: with another, something has happened since. */
  rev?: number;
  /** What needs mapping, or where it is blocked. */
  nodes?: readonly string[];
}

type MigrationDocument = Document & Omit<Migration, 'id'> & { _id: string; tenant: string };

function migrations(scope: Scope) {
  return scope.collection<MigrationDocument>('migrations');
}

/** Whether something is still to become of an approval: it is to be moved, or to be taken back. */
export function isUndecided({ takeBack }: Pick<Migration, 'takeBack'>, row: MigrationRow): boolean {
  return takeBack ? row.outcome === 'migrated' && row.reason === undefined : row.outcome === 'waiting';
}

export async function insertMigration(scope: Scope, { id, ...migration }: Migration): Promise<void> {
  await migrations(scope).insertOne({ ...migration, _id: id, tenant: scope.tenant }, scope.options);
}

export async function findMigration(scope: Scope, id: string): Promise<Migration | undefined> {
  const found = await migrations(scope).findOne(scope.own({ _id: id }), scope.options);
  return found ? migrationOf(found as MigrationDocument) : undefined;
}

/** The newest first; of each approval only what became of it. */
export async function listMigrations(scope: Scope, limit: number): Promise<Migration[]> {
  const found = await migrations(scope)
    .find(scope.own({}), { ...scope.options, projection: outlined })
    .sort({ at: -1, _id: -1 })
    .limit(limit)
    .toArray();
  return found.map((one) => migrationOf(one as MigrationDocument));
}

const outlined = { 'rows.instance': 0, 'rows.entity': 0, 'rows.record': 0, 'rows.nodes': 0 };

function migrationOf({ _id, tenant: _, ...migration }: MigrationDocument): Migration {
  return { id: _id, ...migration } as Migration;
}

/** Notes that a migration is to be taken back; false when that was asked before. */
export async function askBack(
  scope: Scope,
  id: string,
  takeBack: NonNullable<Migration['takeBack']>,
): Promise<boolean> {
  const filter = scope.own({ _id: id, takeBack: { $exists: false } });
  const { modifiedCount } = await migrations(scope).updateOne(filter, { $set: { takeBack } }, scope.options);
  return modifiedCount === 1;
}

/** Notes what became of one of them, in the transaction that moved it. */
export async function noteRow(scope: Scope, id: string, index: number, row: MigrationRow): Promise<void> {
  await migrations(scope).updateOne(
    scope.own({ _id: id }),
    { $set: { [`rows.${index}`]: row } },
    scope.options,
  );
}
