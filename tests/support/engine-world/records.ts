import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import { formatNumber, numberSeries } from '../../../engine/compile/number-pattern.ts';
import { issue, pointer } from '../../../engine/issue.ts';
import { sameJson } from '../../../engine/json.ts';
import { writeRightsOf } from '../../../engine/permission/policy.ts';
import type { Facts } from '../../../engine/record/facts.ts';
import { mergeRecord } from '../../../engine/record/merge-record.ts';
import { finishRecord, type Prepared, storedValues } from '../../../engine/record/prepare-record.ts';
import { linesOf, type Values } from '../../../engine/record/values.ts';
import type { WriteRights } from '../../../engine/record/write-rights.ts';
import { Refusal } from '../../../engine/refusal.ts';
import type { Place } from '../scenario-driver.ts';
import { access, assertEditable, isEditableState, locked, rowAllowed } from './access.ts';
import { tellApproval } from './approvals.ts';
import { enterState, updateSources } from './enter-state.ts';
import { referencesIn, settled } from './facts-loading.ts';
import { assertNoErrors } from './invalid.ts';
import { ownRow, referenceTo, touched } from './own-row.ts';
import type { KeptRecord, World } from './world.ts';

/** Creates a record from input, or from values that a conversion made. */
export function createRecord(
  world: World,
  actor: string,
  entityId: string,
  made: { input: unknown } | { values: Values },
): Place {
  const entity = world.entity(entityId);
  const policy = world.policyOf(actor).entity(entityId);
  if (policy.rule('create') !== true)
    throw new Refusal('permission.denied', { action: 'create', entity: entityId });
  const facts = world.factsFor(actor);
  const by = referenceTo(world, actor);
  const blank: KeptRecord = {
    id: world.newId(),
    revision: 1,
    state: entity.states[0],
    createdAt: facts.now,
    createdBy: by,
    updatedAt: facts.now,
    updatedBy: by,
    values: {},
  };
  const save = { entity, before: blank, facts, rights: writeRightsOf(policy), isNew: true };
  const { values, issues } =
    'input' in made ? prepared(world, actor, save, made.input) : finished(world, actor, save, made);
  assertNoErrors([...issues, ...duplicates(world, entity, blank.id, values)]);
  enterState(world, actor, entityId, {
    ...blank,
    values: numbered(world, entity, storedValues(entity, values), facts),
  });
  return { entity: entityId, id: blank.id };
}

/** Merges input into a record that the actor sees at a revision. */
export function updateRecord(
  world: World,
  actor: string,
  place: Place,
  seen: number | undefined,
  input: unknown,
): void {
  const one = access(world, actor, place);
  const { entity, record } = one;
  if (seen !== undefined && seen !== record.revision)
    throw new Refusal('record.changed', { entity: entity.id, revision: record.revision, seen });
  assertEditable(one);
  const { values, issues } = prepared(world, actor, { ...one, before: record, isNew: false }, input);
  assertNoErrors([...issues, ...duplicates(world, entity, record.id, values)]);
  const changed = changedPaths(entity, record.values, storedValues(entity, values));
  if (changed.length === 0) return;
  const after = touched(world, actor, record, { values: storedValues(entity, values) });
  world.put(entity.id, after);
  updateSources(world, actor, entity.id, { before: record, after });
  if (one.approval) tellApproval(world, actor, one.approval, changed);
}

export function deleteRecord(world: World, actor: string, place: Place): void {
  const one = access(world, actor, place);
  const { entity, record, approval } = one;
  if (!rowAllowed(one, 'delete'))
    throw new Refusal('permission.denied', { action: 'delete', entity: entity.id });
  if (approval) throw locked(approval);
  if (!isEditableState(entity, record.state))
    throw new Refusal('record.not-deletable', { entity: entity.id });
  const key = `${entity.id}/${record.id}`;
  for (const other of world.configuration.entities.values())
    if (world.all(other.id).some(({ values }) => [...referencesIn(other, values)].includes(key)))
      throw new Refusal('record.in-use', { entity: other.id });
  world.remove(entity.id, record.id);
  updateSources(world, actor, entity.id, { before: record });
}

/** Refuses a record that is not complete by the rules of today. */
export function assertComplete(world: World, actor: string, place: Place): void {
  const one = access(world, actor, place);
  const save = { ...one, before: one.record, isNew: false };
  assertNoErrors(finished(world, actor, save, { values: one.record.values }).issues);
}

interface Save {
  entity: CompiledEntity;
  before: KeptRecord;
  facts: Facts;
  rights: WriteRights;
  isNew: boolean;
}

function prepared(world: World, actor: string, save: Save, input: unknown): Prepared {
  const { entity, before, rights } = save;
  const merged = mergeRecord(entity, before.values, input, rights, world.newId);
  const known = new Set(referencesIn(entity, before.values));
  const untrusted = new Set([...referencesIn(entity, merged.values)].filter((key) => !known.has(key)));
  return finished(world, actor, save, merged, untrusted);
}

function finished(
  world: World,
  actor: string,
  { entity, before, facts, isNew }: Save,
  { values, issues = [] }: { values: Values; issues?: Prepared['issues'] },
  untrusted: ReadonlySet<string> = new Set(),
): Prepared {
  return settled({ world, actor, entity, untrusted }, facts, () =>
    finishRecord(entity, values, facts, { before: before.values, isNew, own: ownRow(before), issues }),
  );
}

function duplicates(world: World, entity: CompiledEntity, id: string, values: Values) {
  return [...entity.fields.values()].flatMap((field) => {
    const value = values[field.id];
    if (!field.definition.unique || value === undefined) return [];
    const isTaken = world
      .all(entity.id)
      .some((other) => other.id !== id && sameJson(other.values[field.id], value));
    return isTaken ? [issue('field.not-unique', pointer([field.id]), { field: field.id })] : [];
  });
}

function numbered(world: World, entity: CompiledEntity, values: Values, { today }: Facts): Values {
  let result = values;
  for (const { id, definition } of entity.fields.values()) {
    if (definition.type !== 'auto-number' || result[id] !== undefined) continue;
    const count = world.count(`${entity.id}/${id}/${numberSeries(definition.pattern, today)}`);
    result = { ...result, [id]: formatNumber(definition.pattern, today, count) };
  }
  return result;
}

/** The paths of the fields that differ: `total`, `lines.price`; a lines field itself where a line came or went. */
function changedPaths(entity: CompiledEntity, before: Values, after: Values): string[] {
  return [...entity.byPath.values()].flatMap(({ id, path, columns }) => {
    const [first = ''] = path.split('.');
    const rows = (values: Values) => new Map(linesOf(values, first).map((row) => [row.id, row]));
    if (path === id && !columns) return sameJson(before[id] ?? null, after[id] ?? null) ? [] : [path];
    const [old, now] = [rows(before), rows(after)];
    if (columns) return sameJson([...old.keys()].sort(), [...now.keys()].sort()) ? [] : [path];
    const differs = [...now].some(
      ([line, row]) => old.has(line) && !sameJson(row[id] ?? null, old.get(line)?.[id] ?? null),
    );
    return differs ? [path] : [];
  });
}
