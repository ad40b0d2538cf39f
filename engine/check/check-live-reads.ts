import type { CompiledField, Configuration } from '../compile/compiled.ts';
import { fieldsOnPath } from '../compile/reference-paths.ts';
import type { Read } from '../expression/scope.ts';
import { type Issue, pointer, warning } from '../issue.ts';
import { type StoredRead, storedReads } from './stored-reads.ts';

/**
 * A live field, such as what is in stock, is calculated when somebody looks and never stored: what is asked
 * of the record as it is stored finds it empty, so that a condition on it does not hold. A warning, since
 * what was published with it goes on running (approval.md L1).
 */
export function checkLiveReads(configuration: Configuration): Issue[] {
  return [...storedReads(configuration)].flatMap((place) => {
    const names = new Set(place.reads.flatMap((read) => liveName(configuration, place, read) ?? []));
    if (names.size === 0) return [];
    return [warning('definition.live-field', pointer(place.at), { field: [...names].join(', ') })];
  });
}

/** The way to the first live field that a read finds empty: `customer.creditAvailable`. */
function liveName(configuration: Configuration, place: StoredRead, { root, path }: Read): string | undefined {
  const start = startOf(configuration, place, root);
  if (!start) return undefined;
  const fieldsOf = (entity: string) => configuration.entities.get(entity)?.fields;
  const way = [...fieldsOnPath({ root: 'record', path: [...path] }, start, undefined, fieldsOf)];
  const known = place.isPrepared && configuration.entities.get(place.entity)?.readsLiveOf;
  const empty = way.findIndex(({ live }, index) => live && !known?.has(way[index - 1]?.refersTo ?? ''));
  return empty < 0 ? undefined : path.slice(0, empty + 1).join('.');
}

/** The fields that a way from a root begins with; undefined where there are none that are live. */
function startOf(
  { entities, settings }: Configuration,
  { entity, lines = '', module }: StoredRead,
  root: string,
): ReadonlyMap<string, CompiledField> | undefined {
  const own = entities.get(entity)?.fields;
  if (root === 'record' || root === 'before') return own;
  if (root === 'row') return own?.get(lines)?.columns;
  if (root === 'settings') return entities.get(settings.get(module) ?? '')?.fields;
  return root === 'user' || root === 'initiator' ? entities.get('user')?.fields : undefined;
}
