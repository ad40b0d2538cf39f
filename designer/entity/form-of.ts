import { isJsonObject, type JsonObject } from '../../engine/json.ts';
import type { Sources } from '../../engine/layer/target.ts';
import type { DefinitionRef } from '../draft/definition-ref.ts';

/** The form that lays an entity out, if it has one. */
export function formOf(
  sources: Sources,
  entity: string,
): { ref: DefinitionRef; form: JsonObject } | undefined {
  for (const [module, source] of Object.entries(sources))
    for (const [id, form] of Object.entries(source.form))
      if (isJsonObject(form) && form.entity === entity) return { ref: { module, kind: 'form', id }, form };
  return undefined;
}

/** The section that shows a field, with the ids of everything in it. */
export function sectionOf(
  form: JsonObject | undefined,
  field: string,
): { id: string; section: JsonObject } | undefined {
  const sections = isJsonObject(form?.sections) ? form.sections : {};
  for (const [id, section] of Object.entries(sections)) {
    const elements = isJsonObject(section) ? section.elements : undefined;
    if (isJsonObject(section) && isJsonObject(elements) && Object.hasOwn(elements, field))
      return { id, section };
  }
  return undefined;
}

/** Whether the list of the entity has a column for a field or column. */
export function isListed(form: JsonObject | undefined, path: string): boolean {
  const list = isJsonObject(form?.list) ? form.list : undefined;
  return isJsonObject(list?.columns) && Object.hasOwn(list.columns, path);
}
