import type { Label } from '../../../engine/issue.ts';
import { isJsonObject, type JsonObject } from '../../../engine/json.ts';
import type { Sources } from '../../../engine/layer/target.ts';
import { entityAt } from '../../expression/names.ts';
import { labelOf } from '../../shell/catalogue.ts';

/** A field or column of an entity, in order, columns behind their lines. */
export interface FieldRow {
  path: string;
  label: Label;
  definition: JsonObject;
  isColumn: boolean;
  /** Kept by the engine: nobody writes it. */
  isComputed: boolean;
}

const computed = new Set(['auto-number', 'formula', 'roll-up']);

export function fieldRows(sources: Sources, entity: string): FieldRow[] {
  const fields = entityAt(sources, entity)?.fields;
  return rowsOf(fields, '').flatMap((row) => {
    const { fields: columns } = row.definition;
    return row.definition.type === 'lines' ? [row, ...rowsOf(columns, `${row.path}.`)] : [row];
  });
}

function rowsOf(fields: unknown, prefix: string): FieldRow[] {
  if (!isJsonObject(fields)) return [];
  return Object.entries(fields).flatMap(([id, definition]) => {
    if (!isJsonObject(definition)) return [];
    const label = labelOf(definition) ?? { en: id };
    const isComputed = computed.has(String(definition.type));
    return [{ path: `${prefix}${id}`, label, definition, isColumn: prefix !== '', isComputed }];
  });
}
