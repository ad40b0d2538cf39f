import type { CompiledEntity, CompiledField } from '../../../../engine/compile/compiled.ts';
import { linesOf, type Values } from '../../../../engine/record/values.ts';
import type { Content } from './content.ts';
import type { Changed } from './edit.ts';
import { joinReach, type Reach, reachOf, reachOfNew } from './reach.ts';

/**
 * What an edit leads to. A default is taken again when what it is made from has changed, but not
 * where a person typed, and in a stored line only by an edit of that line: what is stored was
 * agreed on.
 */
export function reachOfEdit(entity: CompiledEntity, content: Content, changed: Changed, base: Values): Reach {
  const edited = new Set([...changed.places.values()].flatMap((one) => [...one]));
  const stored = new Set(entity.lines.flatMap(({ id }) => linesOf(base, id).map((row) => row.id)));
  const mayRetake = (path: string, place: string) =>
    !isTouched(content, path, place) && (place === '' || !stored.has(place) || edited.has(place));
  const reach = reachOf(entity, content.values, changed.places, mayRetake);
  for (const { lines, line } of changed.inserted) joinReach(reach, reachOfLine(entity, content, lines, line));
  return reach;
}

/** What beginning a record leads to: every default that is not given, in its lines too. */
export function reachOfBeginning(entity: CompiledEntity, content: Content): Reach {
  const reach = reachOfNew(entity, undefined, '');
  for (const id of Object.keys(content.values)) if (entity.fields.get(id)?.default) reach.delete(id);
  for (const { id } of entity.lines)
    for (const row of linesOf(content.values, id)) joinReach(reach, reachOfLine(entity, content, id, row.id));
  return reach;
}

function reachOfLine(entity: CompiledEntity, content: Content, lines: string, line: string): Reach {
  const row = linesOf(content.values, lines).find((one) => one.id === line);
  const reach = reachOfNew(entity, lines, line);
  for (const path of [...reach.keys()]) {
    const field = entity.byPath.get(path) as CompiledField;
    if (field.default && (row?.[field.id] !== undefined || isTouched(content, path, line)))
      reach.delete(path);
  }
  return reach;
}

/** What was still to be computed, without the defaults where a person has typed meanwhile, and what it leads to. */
export function reachOfOwed(entity: CompiledEntity, content: Content, owed: Reach, base: Values): Reach {
  for (const [path, places] of owed) {
    if (!entity.byPath.get(path)?.default) continue;
    for (const place of places) if (isTouched(content, path, place)) places.delete(place);
  }
  const reach = reachOfEdit(entity, content, { places: owed, inserted: [] }, base);
  joinReach(reach, owed);
  return reach;
}

function isTouched({ touched }: Content, path: string, place: string): boolean {
  const [first = '', column] = path.split('.');
  return touched.has(column === undefined ? first : `${first}/${place}/${column}`);
}
