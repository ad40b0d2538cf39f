import type { EntityDefinition } from '../../../../engine/definition/entity.ts';
import type { RecordAnswer } from '../../api/records.ts';

/** What people call a record; its id while it has no name. */
export function titleOf({ title }: EntityDefinition, record: RecordAnswer): string {
  const value = record[title];
  if (typeof value === 'object' && value !== null && 'title' in value) return String(value.title);
  return value === null || value === undefined || value === '' ? record.id.slice(-6) : String(value);
}
