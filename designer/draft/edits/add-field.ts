import { isJsonObject, type JsonObject } from '../../../engine/json.ts';
import { type Place, withEntry } from '../../../engine/layer/ordered.ts';
import type { Sources } from '../../../engine/layer/target.ts';
import { type DefinitionRef, targetIn, withDefinition } from '../definition-ref.ts';
import { addEntry, placeIn } from './entries.ts';
import { type PlaceField, placeField } from './place-field.ts';

/** Adds a field or column to an entity and shows it where people will look for it: one step, as it is one wish. */
export interface AddField {
  kind: 'add-field';
  entity: DefinitionRef;
  /** The lines field that gets a column; absent: the record itself. */
  lines?: string;
  id: string;
  definition: JsonObject;
  place?: Place;
  /** Where the form and the list show it. */
  form?: Omit<PlaceField, 'kind' | 'field'>;
  list?: { form: DefinitionRef; place?: Place };
}

export function addField(sources: Sources, edit: AddField): Sources {
  const { entity, lines, id, definition, place = {} } = edit;
  const added = withDefinition(sources, entity, (one) => {
    const fields = isJsonObject(one.fields) ? one.fields : {};
    if (lines === undefined)
      return Object.hasOwn(fields, id) ? one : { ...one, fields: withNew(fields, id, definition, place) };
    const table = fields[lines];
    if (!isJsonObject(table) || !isJsonObject(table.fields) || Object.hasOwn(table.fields, id)) return one;
    const columns = withNew(table.fields, id, definition, place);
    return { ...one, fields: { ...fields, [lines]: { ...table, fields: columns } } };
  });
  if (added === sources) return sources;
  const placed = edit.form ? placeField(added, { kind: 'place-field', field: id, ...edit.form }) : added;
  if (!edit.list) return placed;
  return addEntry(placed, {
    kind: 'add-entry',
    target: targetIn(edit.list.form, 'list', 'columns', id),
    value: {},
    ...(edit.list.place && { place: edit.list.place }),
  });
}

function withNew(fields: JsonObject, id: string, definition: JsonObject, place: Place): JsonObject {
  return withEntry(fields, id, definition, placeIn(fields, place));
}
