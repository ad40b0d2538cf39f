import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import { type Issue, issue } from '../../../engine/issue.ts';

/** Which fields of a record a list gives. */
export interface Selection {
  /** Fields and columns that are wanted, by path, to be read from the store. */
  paths: readonly string[];
  has(path: string): boolean;
}

/** Own data, which every record has with it whatever is asked for. */
const ownData: ReadonlySet<string> = new Set([
  ...['id', 'revision', 'state', 'stateSince', 'lock', 'amending', 'title'],
  ...['createdAt', 'createdBy', 'updatedAt', 'updatedBy'],
]);

/**
 * The fields that `number,customer,lines.product` asks for, or what is wrong with it. Without a wish
 * it is every field that may be read, lines left out. Live fields are in no list: they would be
 * calculated for every record of it.
 */
export function parseSelection(
  written: string | undefined,
  entity: CompiledEntity,
  canRead: (path: string) => boolean,
): Selection | Issue[] {
  const names = written?.split(',').map((one) => one.trim());
  const unknown = names?.filter((name) => !ownData.has(name) && !(entity.byPath.has(name) && canRead(name)));
  if (unknown && unknown.length > 0)
    return unknown.map((field) => issue('field.unknown', '/fields', { field }));
  const wanted = new Set(
    names ?? [...entity.fields.values()].filter((one) => !one.columns).map((one) => one.id),
  );
  const paths = [...entity.byPath.values()]
    .filter(({ path, columns, live }) => !columns && !live && canRead(path) && isWanted(wanted, path))
    .map(({ path }) => path);
  const shown = new Set(paths.flatMap((path) => [path, path.split('.')[0] as string]));
  for (const { id } of entity.lines) if (wanted.has(id) && canRead(id)) shown.add(id);
  return { paths, has: (path) => shown.has(path) };
}

/** A lines field that is asked for gives all of its columns. */
function isWanted(wanted: ReadonlySet<string>, path: string): boolean {
  return wanted.has(path) || wanted.has(path.split('.')[0] as string);
}
