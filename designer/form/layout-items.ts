import { isJsonObject, type JsonObject } from '../../engine/json.ts';
import type { Place } from '../../engine/layer/ordered.ts';

/** A section of a form with the fields in it. */
export interface LayoutSection {
  id: string;
  elements: readonly string[];
}

export function sectionsOf(form: JsonObject | undefined): LayoutSection[] {
  const sections = isJsonObject(form?.sections) ? form.sections : {};
  return Object.entries(sections).map(([id, section]) => {
    const elements = isJsonObject(section) ? section.elements : undefined;
    return { id, elements: isJsonObject(elements) ? Object.keys(elements) : [] };
  });
}

/** Where a field goes when it is moved one place up or down: within its section, or into the next one. */
export function stepOf(
  sections: readonly LayoutSection[],
  field: string,
  by: -1 | 1,
): { section: string; place: Place } | undefined {
  const at = sections.findIndex((one) => one.elements.includes(field));
  const own = sections[at];
  if (!own) return undefined;
  const beside = own.elements[own.elements.indexOf(field) + by];
  if (beside !== undefined)
    return { section: own.id, place: by < 0 ? { before: beside } : { after: beside } };
  const next = sections[at + by];
  if (!next) return undefined;
  const first = next.elements[0];
  return { section: next.id, place: by > 0 && first !== undefined ? { before: first } : {} };
}
