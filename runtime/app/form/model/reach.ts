import type { CompiledEntity, ComputeStep } from '../../../../engine/compile/compiled.ts';
import type { Read } from '../../../../engine/expression/scope.ts';
import { linesOf, type Values } from '../../../../engine/record/values.ts';

/** Places by path: `customer` → {''}, `lines.quantity` → the ids of the lines. */
export type Reach = Map<string, Set<string>>;

/** Whether a default may be taken again at a place: not where a person typed. */
export type MayRetake = (path: string, place: string) => boolean;

/**
 * The defaults and computed fields that depend on what has changed, and where: what an edit leads
 * to, in the order in which it must be computed.
 */
export function reachOf(
  entity: CompiledEntity,
  values: Values,
  changed: ReadonlyMap<string, ReadonlySet<string>>,
  mayRetake: MayRetake,
): Reach {
  const moved: Reach = new Map([...changed].map(([path, places]) => [path, new Set(places)]));
  const reach: Reach = new Map();
  for (const step of entity.steps) {
    const { field, kind } = step;
    const places = new Set<string>();
    for (const read of readsOf(step))
      for (const place of placesHit(step, read, moved, values)) places.add(place);
    if (kind === 'default')
      for (const place of places) if (!mayRetake(field.path, place)) places.delete(place);
    if (places.size === 0) continue;
    reach.set(field.path, places);
    moved.set(field.path, new Set([...(moved.get(field.path) ?? []), ...places]));
  }
  return reach;
}

/** Every step at a place that is new: a new line, a new record. */
export function reachOfNew(entity: CompiledEntity, linesId: string | undefined, place: string): Reach {
  const own = entity.steps.filter((step) => step.lines === linesId);
  return new Map(own.map((step) => [step.field.path, new Set([place])]));
}

export function joinReach(into: Reach, more: ReadonlyMap<string, ReadonlySet<string>>): void {
  for (const [path, places] of more) {
    const known = into.get(path) ?? new Set();
    for (const place of places) known.add(place);
    into.set(path, known);
  }
}

/** Everything that a step is made from. */
export function readsOf({ field }: ComputeStep): readonly Read[] {
  const { definition } = field;
  const expressions = [field.formula ?? field.default, ...Object.values(field.where ?? {})];
  const reads = expressions.flatMap((one) => one?.reads ?? []);
  if (definition.type !== 'roll-up' || definition.of === undefined) return reads;
  return [...reads, { root: 'record', path: [definition.of, ...(definition.sum ? [definition.sum] : [])] }];
}

/** The places of a step that a read of it carries a change to. */
function* placesHit(step: ComputeStep, read: Read, moved: Reach, values: Values): Generator<string> {
  const { lines } = step;
  const all = () => (lines === undefined ? [''] : linesOf(values, lines).map((row) => row.id));
  if (read.root === 'row') {
    yield* moved.get(`${lines}.${read.path[0]}`) ?? [];
    return;
  }
  if (read.root !== 'record') return;
  const [first = '', second] = read.path;
  if (moved.has(first) || moved.has(`${first}.${second}`)) yield* all();
}
