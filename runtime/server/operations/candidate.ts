import type { CompiledEntity, CompiledField } from '../../../engine/compile/compiled.ts';
import { readsBehind } from '../../../engine/compile/reads-behind.ts';
import type { Row } from '../../../engine/expression/environment.ts';
import { issue } from '../../../engine/issue.ts';
import type { Policy } from '../../../engine/permission/policy.ts';
import { searchText } from '../store/search-key.ts';
import { type Acting, entityOf } from './acting.ts';
import { Invalid } from './invalid.ts';

/** A record that a reference field may be set to. */
export interface Candidate {
  id: string;
  title: string;
  /** What it is found by, and what the form computes with once it is chosen; only what the person may read. */
  fields: Record<string, unknown>;
}

/** What was typed into the field, and what else the form holds. */
export interface Typed {
  search: string;
  values: unknown;
  limit: number;
}

export interface LookUpAnswer {
  items: Candidate[];
  /** Whether these are all that was found. */
  isComplete: boolean;
}

/** A reference field of a form, in which somebody looks for a record. */
export interface LookUpField {
  entity: CompiledEntity;
  field: CompiledField;
  target: CompiledEntity;
  /** Fields of the target that a candidate brings with it. */
  wanted: readonly CompiledField[];
}

/** The field, or that there is none: one that may not be read is no other than one that does not exist. */
export function lookUpField(acting: Acting, entityId: string, path: string): LookUpField {
  const entity = entityOf(acting, entityId);
  const field = entity.byPath.get(path);
  const target = acting.world.configuration.entities.get(field?.refersTo ?? '');
  if (!field || !target || !acting.policy.entity(entityId).canReadField(path))
    throw new Invalid([issue('field.unknown', '/field', { field: path })]);
  return { entity, field, target, wanted: wantedOf(acting.policy, entity, field, target) };
}

function wantedOf(
  policy: Policy,
  entity: CompiledEntity,
  field: CompiledField,
  target: CompiledEntity,
): CompiledField[] {
  const names = new Set([...target.definition.search, ...readsBehind(entity, field)]);
  return [...target.fields.values()].filter(
    (one) => names.has(one.id) && !one.columns && policy.entity(target.id).canReadField(one.path),
  );
}

export function candidateOf({ wanted }: LookUpField, row: Row): Candidate {
  return {
    id: row.id as string,
    title: String(row.title ?? ''),
    fields: Object.fromEntries(wanted.map(({ id }) => [id, row[id] ?? null])),
  };
}

/** Whether something that the candidate is known by is exactly what was typed. */
export function isExactly(typed: string, { title, fields }: Candidate, target: CompiledEntity): boolean {
  const names = [title, ...target.definition.search.map((id) => fields[id])];
  const text = searchText(typed);
  return names.some((name) => typeof name === 'string' && searchText(name) === text);
}
