import type { CompiledEntity, CompiledField, Configuration } from '../../../engine/compile/compiled.ts';
import { recordCollection } from './collections.ts';
import type { Scope } from './scope.ts';
import { sortedByKey, sortKey } from './search-key.ts';

/** A record whose title changed is called by its new one wherever it is referred to, lines included. */
export async function renameReferences(
  scope: Scope,
  configuration: Configuration,
  renamed: { entity: string; record: string; title: string },
): Promise<void> {
  for (const entity of configuration.entities.values())
    for (const field of entity.byPath.values())
      if (field.refersTo === renamed.entity) await renameIn(scope, entity, field, renamed);
}

async function renameIn(
  scope: Scope,
  entity: CompiledEntity,
  field: CompiledField,
  { record, title }: { record: string; title: string },
): Promise<void> {
  const records = scope.collection(recordCollection(entity.id));
  const [first = '', column] = field.path.split('.');
  if (column === undefined) {
    const key = sortedByKey(entity).includes(field.id) ? { [`sort.${field.id}`]: sortKey(title) } : {};
    await records.updateMany(
      scope.own({ [`values.${first}.id`]: record }),
      { $set: { [`values.${first}.title`]: title, ...key } },
      scope.options,
    );
    return;
  }
  await records.updateMany(
    scope.own({ [`values.${first}.${column}.id`]: record }),
    { $set: { [`values.${first}.$[line].${column}.title`]: title } },
    { ...scope.options, arrayFilters: [{ [`line.${column}.id`]: record }] },
  );
}
