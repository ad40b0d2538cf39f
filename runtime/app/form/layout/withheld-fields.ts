import type { EntityDefinition } from '../../../../engine/definition/entity.ts';
import type { RecordAnswer } from '../contract.ts';

/**
 * Fields of an entity that the server does not show of this record: the step that it is at hides them
 * (approval.md F1). A blank field is null; one whose key is not there at all has no place on the page.
 */
export function withheldFields(
  { fields }: Pick<EntityDefinition, 'fields'>,
  record: RecordAnswer | undefined,
): string[] {
  if (!record) return [];
  return Object.entries(fields).flatMap(([id, field]) => {
    if (!(id in record)) return [id];
    if (field.type !== 'lines') return [];
    const rows = (record[id] as Record<string, unknown>[] | null) ?? [];
    if (rows.length === 0) return [];
    return Object.keys(field.fields)
      .filter((column) => rows.every((row) => !(column in row)))
      .map((column) => `${id}.${column}`);
  });
}
