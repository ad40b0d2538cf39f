import type { Row } from '../../../engine/expression/environment.ts';
import type { Reference } from '../../../engine/record/values.ts';
import type { KeptRecord, World } from './world.ts';

/** A record's own data, as its expressions read it. */
export function ownRow({ id, state, createdAt, createdBy, updatedAt, updatedBy }: KeptRecord): Row {
  return { id, state, createdAt, createdBy, updatedAt, updatedBy };
}

export function referenceTo(world: World, personId: string): Reference {
  return { id: personId, title: world.person(personId).name };
}

/** The record after somebody did something with it. */
export function touched(
  world: World,
  actor: string,
  record: KeptRecord,
  change: Partial<KeptRecord>,
): KeptRecord {
  return {
    ...record,
    ...change,
    revision: record.revision + 1,
    updatedAt: world.factsFor(actor).now,
    updatedBy: referenceTo(world, actor),
  };
}
