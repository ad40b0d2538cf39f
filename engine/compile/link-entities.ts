import type { Read } from '../expression/scope.ts';
import type { CompiledEntity, CompiledField, ReferencePath } from './compiled.ts';
import { type FieldsOf, fieldsOnPath, referencePaths } from './reference-paths.ts';

/** Settles what reaches across entities: which references each must load, and which of its fields are live. */
export function linkEntities(entities: ReadonlyMap<string, CompiledEntity>): void {
  const fieldsOf = (entity: string) => entities.get(entity)?.fields;
  for (let changed = true; changed; ) {
    changed = false;
    for (const entity of entities.values())
      for (const { field, lines } of entity.steps) {
        if (field.live) continue;
        const columns = lines === undefined ? undefined : entity.fields.get(lines)?.columns;
        const reads = readsOfComputed(field);
        const reached = reads.flatMap((read) => [...fieldsOnPath(read, entity.fields, columns, fieldsOf)]);
        if (!reached.some((one) => one.live)) continue;
        field.live = true;
        changed = true;
      }
  }
  for (const entity of entities.values()) {
    const { references, readsLiveOf } = reachOf(entity, fieldsOf);
    entity.readsLiveOf = readsLiveOf;
    entity.references = references;
    entity.liveFields = [...entity.byPath.values()].filter((field) => field.live);
    entity.decisive = decisivePart(entity, fieldsOf);
  }
}

/**
 * An entity without what a save neither stores nor can fail by: live fields, warnings, transitions.
 * Where something that decides reads a live field of its own, the whole entity is needed.
 */
function decisivePart(entity: CompiledEntity, fieldsOf: FieldsOf): CompiledEntity {
  const part: CompiledEntity = {
    ...entity,
    checks: entity.checks.filter(({ definition }) => definition.severity !== 'warning'),
    steps: entity.steps.filter(({ field }) => !field.live),
    transitions: new Map(),
    liveFields: [],
  };
  const { references, readsLiveOf, readsOwnLive } = reachOf(part, fieldsOf);
  return readsOwnLive ? entity : { ...part, references, readsLiveOf };
}

/** How far the expressions of an entity reach. */
interface Reach {
  references: readonly ReferencePath[];
  readsLiveOf: ReadonlySet<string>;
  readsOwnLive: boolean;
}

function reachOf(entity: CompiledEntity, fieldsOf: FieldsOf): Reach {
  const paths = new Map<string, ReferencePath>();
  const liveOwners = new Set<string | undefined>();
  for (const [lines, reads] of readsOf(entity)) {
    const columns = lines === undefined ? undefined : entity.fields.get(lines)?.columns;
    for (const read of reads)
      addLiveOwners(liveOwners, [...fieldsOnPath(read, entity.fields, columns, fieldsOf)]);
    for (const path of referencePaths(reads, entity.fields, lines, fieldsOf)) paths.set(path.join('.'), path);
  }
  const readsOwnLive = liveOwners.delete(undefined);
  return {
    references: [...paths.values()].sort((a, b) => a.length - b.length),
    readsLiveOf: liveOwners as Set<string>,
    readsOwnLive,
  };
}

/** What a formula or a roll-up of lines is made of; a default is made once. */
function readsOfComputed({ definition, formula }: CompiledField): readonly Read[] {
  if (definition.type !== 'roll-up') return formula?.reads ?? [];
  const { of, sum } = definition;
  return of === undefined || sum === undefined ? [] : [{ root: 'record', path: [of, sum] }];
}

/** Of the fields on a way, the live ones behind a reference belong to the entity that the reference names; the others, `undefined`, to the one that the way begins in. */
function addLiveOwners(owners: Set<string | undefined>, way: readonly CompiledField[]): void {
  for (const [index, field] of way.entries()) if (field.live) owners.add(way[index - 1]?.refersTo);
}

/** Everything that preparing a record reads, by the lines field it stands in. */
export function* readsOf(entity: CompiledEntity): Generator<[string | undefined, readonly Read[]]> {
  const computed = new Set(entity.steps.map(({ field }) => field));
  for (const check of entity.checks) yield [check.definition.lines, check.holds.reads];
  yield [undefined, [...entity.transitions.values()].flatMap((one) => one.when?.reads ?? [])];
  for (const field of entity.fields.values()) {
    yield [undefined, readsOfField(field, computed.has(field))];
    for (const column of field.columns?.values() ?? [])
      yield [field.id, readsOfField(column, computed.has(column))];
  }
}

function readsOfField(field: CompiledField, isComputed: boolean): Read[] {
  const {
    default: fallback,
    formula,
    check,
    requiredWhen,
    visibleWhen,
    readOnlyWhen,
    filter,
    unit,
    where,
  } = field;
  const all = [
    ...(isComputed ? [fallback, formula, ...Object.values(where ?? {})] : []),
    check,
    requiredWhen,
    visibleWhen,
    readOnlyWhen,
    filter,
    unit,
  ];
  const reads = all.flatMap((one) => one?.reads ?? []);
  // A filter names the field itself, and what follows is read of the chosen record, which is loaded to be checked.
  if (!filter) return reads;
  return [...reads, { root: field.path.includes('.') ? 'row' : 'record', path: [field.id, 'id'] }];
}
