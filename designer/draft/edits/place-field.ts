import { isJsonObject, type JsonObject } from '../../../engine/json.ts';
import { type Place, withEntry, without } from '../../../engine/layer/ordered.ts';
import type { Sources } from '../../../engine/layer/target.ts';
import { type DefinitionRef, withDefinition } from '../definition-ref.ts';
import { placeIn } from './entries.ts';

/** Puts a field into a section of a form, from wherever on the form it stood, with the layout it had. */
export interface PlaceField {
  kind: 'place-field';
  form: DefinitionRef;
  field: string;
  section: string;
  place?: Place;
  width?: number;
}

export function placeField(sources: Sources, edit: PlaceField): Sources {
  const { form, field, section, place = {}, width } = edit;
  if (place.before === field || place.after === field) return sources;
  return withDefinition(sources, form, (one) => {
    const sections = isJsonObject(one.sections) ? one.sections : {};
    if (!isJsonObject(sections[section])) return one;
    const before = elementOf(sections, field) ?? {};
    const element = { ...before, ...(width !== undefined && { width }) };
    const rest = withoutElement(sections, field);
    const goal = rest[section] as JsonObject;
    const elements = isJsonObject(goal.elements) ? goal.elements : {};
    const placed = withEntry(elements, field, element, placeIn(elements, place));
    return { ...one, sections: { ...rest, [section]: { ...goal, elements: placed } } };
  });
}

/** Takes a field off a form; the field itself and its data stay. */
export interface UnplaceField {
  kind: 'unplace-field';
  form: DefinitionRef;
  field: string;
}

export function unplaceField(sources: Sources, { form, field }: UnplaceField): Sources {
  return withDefinition(sources, form, (one) =>
    isJsonObject(one.sections) && elementOf(one.sections, field)
      ? { ...one, sections: withoutElement(one.sections, field) }
      : one,
  );
}

export function elementOf(sections: JsonObject, field: string): JsonObject | undefined {
  for (const section of Object.values(sections)) {
    const elements = isJsonObject(section) ? section.elements : undefined;
    if (isJsonObject(elements) && isJsonObject(elements[field])) return elements[field];
  }
  return undefined;
}

/** The sections without an element; sections that do not have it are left as they are. */
export function withoutElement(sections: JsonObject, field: string): JsonObject {
  return Object.fromEntries(
    Object.entries(sections).map(([id, section]) => {
      const elements = isJsonObject(section) ? section.elements : undefined;
      if (!isJsonObject(section) || !isJsonObject(elements) || !Object.hasOwn(elements, field))
        return [id, section];
      return [id, { ...section, elements: without(elements, field) }];
    }),
  );
}
