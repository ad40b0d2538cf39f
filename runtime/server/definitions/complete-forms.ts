import { isJsonObject, type Json, type JsonObject } from '../../../engine/json.ts';
import type { Sources } from '../../../engine/layer/target.ts';

/**
 * Forms with every field of their entity: one that no section places stands behind the field that is
 * before it in the entity, so that whoever adds a field to an entity sees it. Layers come later, and can
 * take it away again.
 */
export function completeForms(sources: Sources): Sources {
  const entities = new Map(
    Object.values(sources).flatMap((source) => Object.entries(source.entity)) as [string, Json][],
  );
  return Object.fromEntries(
    Object.entries(sources).map(([id, source]) => [
      id,
      {
        ...source,
        form: Object.fromEntries(
          Object.entries(source.form).map(([formId, form]) => [formId, completeForm(form, entities)]),
        ),
      },
    ]),
  );
}

function completeForm(form: Json, entities: ReadonlyMap<string, Json>): Json {
  if (!isJsonObject(form)) return form;
  const fields = objectIn(entities.get(String(form.entity)), 'fields');
  const sections = objectIn(form, 'sections');
  const names = Object.keys(sections);
  // What has another shape is told by whoever parses the definition.
  const isLaidOut = names.every((name) => {
    const section = sections[name] as Json;
    return isJsonObject(section) && isJsonObject(section.elements as Json);
  });
  if (Object.keys(fields).length === 0 || names.length === 0 || !isLaidOut) return form;
  const placed = new Map(
    names.flatMap((name) =>
      Object.keys(objectIn(sections[name], 'elements')).map((field) => [field, name] as const),
    ),
  );
  let last = names[0] as string;
  let before: string | undefined;
  const completed: JsonObject = { ...sections };
  for (const [field, definition] of Object.entries(fields)) {
    last = placed.get(field) ?? last;
    const section = completed[last] as JsonObject;
    const elements = objectIn(section, 'elements');
    const element = Object.hasOwn(elements, field) ? elements[field] : {};
    const complete = completeColumns(element as Json, objectIn(definition, 'fields'));
    completed[last] = { ...section, elements: withBehind(elements, before, [field, complete]) };
    before = field;
  }
  return { ...form, sections: completed };
}

/** A grid that names its columns has those that it does not name behind the ones they follow in the entity. */
function completeColumns(element: Json, columns: JsonObject): Json {
  if (!isJsonObject(element) || !isJsonObject(element.columns)) return element;
  let completed = element.columns;
  let before: string | undefined;
  for (const column of Object.keys(columns)) {
    completed = withBehind(completed, before, [column, completed[column] ?? {}]);
    before = column;
  }
  return { ...element, columns: completed };
}

/** An object with an entry in its place, or behind another one, or at the end. */
function withBehind(
  object: JsonObject,
  before: string | undefined,
  [key, value]: [string, Json],
): JsonObject {
  if (Object.hasOwn(object, key)) return { ...object, [key]: value };
  const entries = Object.entries(object);
  const at = entries.findIndex(([name]) => name === before);
  entries.splice(at < 0 ? entries.length : at + 1, 0, [key, value]);
  return Object.fromEntries(entries) as JsonObject;
}

function objectIn(value: Json | undefined, key: string): JsonObject {
  const inner = isJsonObject(value as Json) ? (value as JsonObject)[key] : undefined;
  return isJsonObject(inner as Json) ? (inner as JsonObject) : {};
}
