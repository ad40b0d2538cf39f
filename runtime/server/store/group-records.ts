import type { Document } from 'mongodb';
import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import { collectionOf } from './records.ts';
import type { Scope } from './scope.ts';

/** What comes out of the stages for the records that a filter finds, at most so many. */
export async function groupRecords(
  scope: Scope,
  entity: CompiledEntity,
  filter: Document,
  stages: readonly Document[],
  most: number,
): Promise<Document[]> {
  const pipeline = [{ $match: scope.own(filter) }, ...stages, { $limit: most }];
  return collectionOf(scope, entity).aggregate(pipeline, scope.options).toArray();
}

/** The titles of records as they are stored now, by id. */
export async function findTitles(
  scope: Scope,
  entity: CompiledEntity,
  ids: readonly string[],
): Promise<Map<string, unknown>> {
  const title = `values.${entity.definition.title}`;
  const found = await collectionOf(scope, entity)
    .find(scope.ownByIds(ids), { ...scope.options, projection: { [title]: 1 } })
    .toArray();
  return new Map(found.map(({ _id, values }) => [_id, values?.[entity.definition.title]]));
}
