import type { Read } from '../expression/scope.ts';
import type { CompiledEntity, CompiledField } from './compiled.ts';
import { fieldsOnPath, referencePaths } from './reference-paths.ts';

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
    const paths = new Map<string, readonly string[]>();
    const readsLiveOf = new Set<string>();
    for (const [lines, reads] of readsOf(entity)) {
      const columns = lines === undefined ? undefined : entity.fields.get(lines)?.columns;
      for (const read of reads)
        addLiveOwners(readsLiveOf, [...fieldsOnPath(read, entity.fields, columns, fieldsOf)]);
      for (const path of referencePaths(reads, entity.fields, lines, fieldsOf))
        paths.set(path.join('.'), path);
    }
    entity.readsLiveOf = readsLiveOf;
    entity.references = [...paths.values()].sort((a, b) => a.length - b.length);
    entity.liveFields = [...entity.byPath.values()].filter((field) => field.live);
  }
}

/** What a formula or a roll-up of lines is made of; a default is made once. */
function readsOfComputed({ definition, formula }: CompiledField): readonly Read[] {
  if (definition.type !== 'roll-up') return formula?.reads ?? [];
  const { of, sum } = definition;
  return of === undefined || sum === undefined ? [] : [{ root: 'record', path: [of, sum] }];
}

/** Of the fields on a way, the live ones behind a reference belong to the entity that the reference names. */
function addLiveOwners(owners: Set<string>, way: readonly CompiledField[]): void {
  for (const [index, field] of way.entries()) {
    const owner = way[index - 1]?.refersTo;
    if (field.live && owner !== undefined) owners.add(owner);
  }
}

/** Everything that preparing a record reads, by the lines field it stands in. */
export function* readsOf(entity: CompiledEntity): Generator<[string | undefined, readonly Read[]]> {
  for (const check of entity.checks) yield [check.definition.lines, check.holds.reads];
  yield [undefined, [...entity.transitions.values()].flatMap((one) => one.when?.reads ?? [])];
  for (const field of entity.fields.values()) {
    yield [undefined, readsOfField(field)];
    for (const column of field.columns?.values() ?? []) yield [field.id, readsOfField(column)];
  }
}

function readsOfField(field: CompiledField): Read[] {
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
    fallback,
    formula,
    check,
    requiredWhen,
    visibleWhen,
    readOnlyWhen,
    filter,
    unit,
    ...Object.values(where ?? {}),
  ];
  const reads = all.flatMap((one) => one?.reads ?? []);
  // A filter names the field itself, and what follows is read of the chosen record, which is loaded to be checked.
  if (!filter) return reads;
  return [...reads, { root: field.path.includes('.') ? 'row' : 'record', path: [field.id, 'id'] }];
}
