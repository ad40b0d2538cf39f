import type { CompiledEntity, CompiledField } from '../compile/compiled.ts';
import type { Read } from '../expression/scope.ts';

/** What a query asks about, and how its expression names that. */
export interface Subject {
  entity: CompiledEntity;
  /** The way from a record that is asked about to what a read names; undefined when it reads something else. */
  wayOf(read: Read): readonly string[] | undefined;
  /** Whether a part can be evaluated with a person put into a field of the record. */
  takesPeople: boolean;
}

/** Records of an entity, in an expression of the record: a filter, a row rule, a report's filter. */
export function recordSubject(entity: CompiledEntity): Subject {
  return { entity, takesPeople: true, wayOf: ({ root, path }) => (root === 'record' ? path : undefined) };
}

/**
 * The records that a reference field may be set to, in its `filter`: there the field itself stands
 * for one of them, and every other name for what the form holds already.
 */
export function candidateSubject(target: CompiledEntity, field: CompiledField): Subject {
  const own = field.path.includes('.') ? 'row' : 'record';
  return {
    entity: target,
    takesPeople: false,
    wayOf: ({ root, path }) => (root === own && path[0] === field.id ? path.slice(1) : undefined),
  };
}
