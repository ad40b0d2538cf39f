import type { CompiledEntity, CompiledField } from '../../../engine/compile/compiled.ts';
import { type Issue, issue } from '../../../engine/issue.ts';
import { storedPath } from '../store/collections.ts';
import { sortedByKey } from '../store/search-key.ts';

/** One key that records are sorted by. */
export interface OrderKey {
  /** As it was written: `-orderDate` for descending. */
  written: string;
  /** Where it stands in a stored record. */
  path: string;
  isDescending: boolean;
  /** May be blank; blank ones come last in both directions. */
  isOptional: boolean;
}

/** The keys in order of weight; the id decides among equals, in the direction of the last key. */
export interface Order {
  keys: readonly [OrderKey, ...OrderKey[]];
  isIdDescending: boolean;
}

/** Most keys of one order. */
const mostKeys = 3;

const youngestFirst = '-createdAt';

/** Own data that records can be sorted by; people by the key of their name. */
const ownPaths: ReadonlyMap<string, string> = new Map([
  ['createdAt', 'createdAt'],
  ['updatedAt', 'updatedAt'],
  ['createdBy', 'sort.createdBy'],
  ['updatedBy', 'sort.updatedBy'],
]);

/**
 * The order that `-orderDate,customer` asks for; or what is wrong with it. A field that may not be
 * read is as unknown as one that does not exist.
 */
export function parseOrder(
  written: string | undefined,
  entity: CompiledEntity,
  canRead: (path: string) => boolean,
): Order | Issue[] {
  const names = (written ?? youngestFirst).split(',').map((one) => one.trim());
  const keys = names.map((name) => keyOf(name, entity, canRead));
  const issues = names.filter((_, index) => !keys[index]).map(badSort);
  const paths = new Set(keys.map((key) => key?.path));
  if (issues.length === 0 && (keys.length > mostKeys || paths.size < keys.length))
    issues.push(badSort(written ?? ''));
  if (issues.length > 0) return issues;
  return { keys: keys as [OrderKey, ...OrderKey[]], isIdDescending: keys.at(-1)?.isDescending ?? false };
}

function badSort(sort: string): Issue {
  return issue('request.bad-sort', '/sort', { sort });
}

function keyOf(
  written: string,
  entity: CompiledEntity,
  canRead: (path: string) => boolean,
): OrderKey | undefined {
  const isDescending = written.startsWith('-');
  const name = isDescending ? written.slice(1) : written;
  const own = ownPaths.get(name);
  if (own !== undefined) return { written, path: own, isDescending, isOptional: false };
  if (name === 'state' && entity.states.length > 0)
    return { written, path: 'state', isDescending, isOptional: false };
  const field = entity.fields.get(name === 'title' ? entity.definition.title : name);
  if (!field || !canRead(field.path) || !isSortable(field)) return undefined;
  const byKey = sortedByKey(entity).includes(field.id);
  return {
    written,
    path: byKey ? `sort.${field.id}` : storedPath(entity, field.path),
    isDescending,
    isOptional: true,
  };
}

/** What is stored with the record, is one value, and is short enough to be written into a cursor. */
function isSortable({ live, valueType, definition }: CompiledField): boolean {
  return !live && valueType.kind !== 'list' && definition.type !== 'long-text';
}
