import type { Values } from '../../../../engine/record/values.ts';
import type { Ground } from './compute-content.ts';
import { type Flags, flagsOf } from './flags.ts';

/** How every field of the record behaves right now; the very same map while nothing has changed. */
export function headerFlags(
  ground: Ground,
  values: Values,
  before: ReadonlyMap<string, Flags> | undefined,
): ReadonlyMap<string, Flags> {
  const { fields } = ground.described.entity;
  const flags = new Map([...fields.values()].map((field) => [field.id, flagsOf(ground, field, values)]));
  const isSame = before && [...flags].every(([id, one]) => isSameFlags(one, before.get(id)));
  return isSame ? before : flags;
}

function isSameFlags(one: Flags, other: Flags | undefined): boolean {
  return (
    one.isVisible === other?.isVisible &&
    one.isReadOnly === other.isReadOnly &&
    one.isRequired === other.isRequired
  );
}
