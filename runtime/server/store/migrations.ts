import type { Document } from 'mongodb';
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
  by: { id: string; title: string };
  at: string;
  /** Every one of them, and what became of it. */
  rows: readonly MigrationRow[];
}

export interface MigrationRow {
  instance: string;
  entity: string;
  record: string;
  outcome: 'waiting' | 'migrated' | 'taken-back' | Exclude<MigrationPlan['outcome'], 'ok'>;
  reason?: string;
  /** What needs mapping, or where it is blocked. */
  nodes?: readonly string[];
}

type MigrationDocument = Document & Omit<Migration, 'id'> & { _id: string; tenant: string };

function migrations(scope: Scope) {
  return scope.collection<MigrationDocument>('migrations');
}

export async function insertMigration(scope: Scope, { id, ...migration }: Migration): Promise<void> {
  await migrations(scope).insertOne({ ...migration, _id: id, tenant: scope.tenant }, scope.options);
}

export async function findMigration(scope: Scope, id: string): Promise<Migration | undefined> {
  const found = await migrations(scope).findOne(scope.own({ _id: id }), scope.options);
  if (!found) return undefined;
  const { _id, tenant: _, ...migration } = found as MigrationDocument;
  return { id: _id, ...migration } as Migration;
}

/** Notes what became of one of them, in the transaction that moved it. */
export async function noteRow(scope: Scope, id: string, index: number, row: MigrationRow): Promise<void> {
  await migrations(scope).updateOne(
    scope.own({ _id: id }),
    { $set: { [`rows.${index}`]: row } },
    scope.options,
  );
}
