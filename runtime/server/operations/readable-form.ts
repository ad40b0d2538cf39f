import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import type { FormDefinition } from '../../../engine/definition/form.ts';

type CanRead = (path: string) => boolean;

/** A form without the places of fields and columns that its reader may not see: not even their names travel (reliability.md H01). */
export function readableForm(
  { byPath }: CompiledEntity,
  form: FormDefinition,
  canRead: CanRead,
): FormDefinition {
  const isShown = (path: string) => !byPath.has(path) || canRead(path);
  const sections = mapValues(form.sections, (section) => ({
    ...section,
    elements: mapValues(onlyShown(section.elements, isShown), (element, field) => ({
      ...element,
      ...(element.columns && {
        columns: onlyShown(element.columns, (column) => isShown(`${field}.${column}`)),
      }),
    })),
  }));
  if (!form.list) return { ...form, sections };
  const { columns, sort, ...list } = form.list;
  const isSortShown = sort !== undefined && isShown(sort.replace(/^-/, ''));
  return {
    ...form,
    sections,
    list: { ...list, columns: onlyShown(columns, isShown), ...(isSortShown && { sort }) },
  };
}

function onlyShown<T>(entries: Record<string, T>, isShown: (key: string) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).filter(([key]) => isShown(key)));
}

function mapValues<T, R>(entries: Record<string, T>, map: (value: T, key: string) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, map(value, key)]));
}
