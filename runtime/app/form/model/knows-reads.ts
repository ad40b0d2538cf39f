import type { CompiledEntity, CompiledField } from '../../../../engine/compile/compiled.ts';
import type { Read } from '../../../../engine/expression/scope.ts';
import type { Facts } from '../../../../engine/record/facts.ts';
import type { LineRow, Values } from '../../../../engine/record/values.ts';
import type { KnownRows } from './known-rows.ts';

/** What finding out needs: the record, the line in question, and who may be asked. */
export interface Knowing {
  entity: CompiledEntity;
  facts: Facts;
  known: KnownRows;
  values: Values;
  row?: Values | undefined;
  columns?: ReadonlyMap<string, CompiledField> | undefined;
}

/**
 * Whether this page knows everything that an expression reads. Records that it does not know are
 * asked for on the way; balances as of now it never knows.
 */
export function knowsReads(reads: readonly Read[], knowing: Knowing): boolean {
  // All of them, so that everything that is missing is asked for at once.
  return reads.filter((read) => !knowsRead(read, knowing)).length === 0;
}

function knowsRead({ root, path }: Read, knowing: Knowing): boolean {
  const { entity, values, row, columns, facts } = knowing;
  if (root === 'record') return knowsPath(path, values, entity.fields, knowing);
  if (root === 'row') return knowsPath(path, row ?? {}, columns, knowing);
  if (root === 'user') return path[0] === undefined || path[0] in facts.user;
  return true;
}

function knowsPath(
  path: readonly string[],
  row: Values,
  fields: ReadonlyMap<string, CompiledField> | undefined,
  knowing: Knowing,
): boolean {
  const [name, ...rest] = path;
  const field = fields?.get(name ?? '');
  if (name === undefined || !field) return true;
  const value = row[name];
  if (field.columns)
    return ((value ?? []) as LineRow[]).every((one) => knowsPath(rest, one, field.columns, knowing));
  if (field.refersTo === undefined || rest.length === 0 || value === undefined || value === null) return true;
  return knowsBehind(field.refersTo, (value as { id: string }).id, rest, knowing);
}

function knowsBehind(entityId: string, id: string, path: readonly string[], knowing: Knowing): boolean {
  const { known, facts } = knowing;
  const fields = facts.configuration.entities.get(entityId)?.fields;
  if (fields?.get(path[0] as string)?.live) return false;
  const row = known.row(entityId, id);
  if (row && (path[0] as string) in row) return knowsPath(path, row, fields, knowing);
  known.want(entityId, id);
  return false;
}
