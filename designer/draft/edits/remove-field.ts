import { isJsonObject, type Json, type JsonObject } from '../../../engine/json.ts';
import { without } from '../../../engine/layer/ordered.ts';
import type { Sources } from '../../../engine/layer/target.ts';
import { type DefinitionRef, withDefinition } from '../definition-ref.ts';
import { withoutElement } from './place-field.ts';

/** Takes a field or column (`lines.x_colour`) out of an entity, and off its forms and lists. What else names it is reported by the check. */
export interface RemoveField {
  kind: 'remove-field';
  entity: DefinitionRef;
  path: string;
}

export function removeField(sources: Sources, { entity, path }: RemoveField): Sources {
  const [first = '', column] = path.split('.');
  const removed = withDefinition(sources, entity, (one) => {
    const fields = isJsonObject(one.fields) ? one.fields : {};
    if (!Object.hasOwn(fields, first)) return one;
    if (column === undefined) return { ...withoutSearch(one, first), fields: without(fields, first) };
    const table = fields[first];
    if (!isJsonObject(table) || !isJsonObject(table.fields)) return one;
    return { ...one, fields: { ...fields, [first]: { ...table, fields: without(table.fields, column) } } };
  });
  if (removed === sources) return sources;
  return Object.keys(removed).reduce(
    (all, module) =>
      Object.entries(all[module]?.form ?? {}).reduce((each, [id, form]) => {
        if (!isJsonObject(form) || form.entity !== entity.id) return each;
        return withDefinition(each, { module, kind: 'form', id }, (one) => offForm(one, first, column));
      }, all),
    removed,
  );
}

function withoutSearch(entity: JsonObject, field: string): JsonObject {
  if (!Array.isArray(entity.search) || !entity.search.includes(field)) return entity;
  return { ...entity, search: entity.search.filter((one) => one !== field) };
}

function offForm(form: JsonObject, field: string, column: string | undefined): JsonObject {
  const path = column === undefined ? field : `${field}.${column}`;
  const sections = isJsonObject(form.sections) ? form.sections : {};
  const changed = {
    ...form,
    sections: column === undefined ? withoutElement(sections, field) : offLines(sections, field, column),
  };
  const { list } = changed as { list?: Json };
  if (!isJsonObject(list) || !isJsonObject(list.columns) || !Object.hasOwn(list.columns, path))
    return changed;
  return { ...changed, list: { ...list, columns: without(list.columns, path) } };
}

/** The sections with a column taken out of a lines element. */
function offLines(sections: JsonObject, field: string, column: string): JsonObject {
  return Object.fromEntries(
    Object.entries(sections).map(([id, section]) => {
      const elements = isJsonObject(section) ? section.elements : undefined;
      const element = isJsonObject(elements) ? elements[field] : undefined;
      if (!isJsonObject(section) || !isJsonObject(elements) || !isJsonObject(element)) return [id, section];
      if (!isJsonObject(element.columns) || !Object.hasOwn(element.columns, column)) return [id, section];
      const columns = without(element.columns, column);
      return [id, { ...section, elements: { ...elements, [field]: { ...element, columns } } }];
    }),
  );
}
