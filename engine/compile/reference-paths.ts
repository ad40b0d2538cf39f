import type { Read } from '../expression/scope.ts';
import type { CompiledField, ReferencePath } from './compiled.ts';

/** Finds the fields of an entity, or undefined when the shape is none. */
export type FieldsOf = (entity: string) => ReadonlyMap<string, CompiledField> | undefined;

/** The people and departments of a tenant are always at hand; only other references must be loaded. */
export const alwaysLoaded: ReadonlySet<string> = new Set(['user', 'department']);

/**
 * The ways through references that these reads take, from the record they belong to. A path ends
 * at the reference whose record must be loaded: `['lines', 'product']` for `product.salesPrice`
 * read in a line. Paths to people and departments are left out.
 */
export function referencePaths(
  reads: readonly Read[],
  start: ReadonlyMap<string, CompiledField>,
  lines: string | undefined,
  fieldsOf: FieldsOf,
): ReferencePath[] {
  const paths = new Map<string, ReferencePath>();
  for (const read of reads) {
    const prefix = read.root === 'row' && lines ? [lines] : [];
    if (read.root !== 'record' && read.root !== 'row') continue;
    for (const path of crossings([...prefix, ...read.path], start, fieldsOf)) paths.set(path.join('.'), path);
  }
  return [...paths.values()].sort((a, b) => a.length - b.length);
}

/** Every reference on a way that something behind it is read of. */
function* crossings(
  path: readonly string[],
  start: ReadonlyMap<string, CompiledField>,
  fieldsOf: FieldsOf,
): Generator<string[]> {
  let fields: ReadonlyMap<string, CompiledField> | undefined = start;
  for (const [index, name] of path.entries()) {
    const field: CompiledField | undefined = fields?.get(name);
    if (!field) return;
    if (field.columns) {
      fields = field.columns;
      continue;
    }
    if (!field.refersTo || index === path.length - 1) return;
    if (!alwaysLoaded.has(field.refersTo)) yield path.slice(0, index + 1);
    fields = fieldsOf(field.refersTo);
  }
}

/** The fields that a read passes, own and others', for finding out what depends on a live one. */
export function* fieldsOnPath(
  read: Read,
  start: ReadonlyMap<string, CompiledField>,
  lines: ReadonlyMap<string, CompiledField> | undefined,
  fieldsOf: FieldsOf,
): Generator<CompiledField> {
  let fields: ReadonlyMap<string, CompiledField> | undefined =
    read.root === 'row' ? lines : read.root === 'record' ? start : undefined;
  for (const name of read.path) {
    const field: CompiledField | undefined = fields?.get(name);
    if (!field) return;
    yield field;
    fields = field.columns ?? (field.refersTo ? fieldsOf(field.refersTo) : undefined);
  }
}
