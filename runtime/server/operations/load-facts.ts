import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import { allows } from '../../../engine/permission/policy.ts';
import { computeRecord } from '../../../engine/record/compute-record.ts';
import { environmentOf, type Facts, nothingMissing, rowOf } from '../../../engine/record/facts.ts';
import { linesOf, type Values } from '../../../engine/record/values.ts';
import { readBalances } from '../store/ledgers.ts';
import { findRecords } from '../store/records.ts';
import type { Scope } from '../store/scope.ts';
import type { Acting } from './acting.ts';

/** More rounds than a sensible chain of references has; past it a definition refers in circles. */
const mostRounds = 8;

export interface Loading {
  acting: Acting;
  scope: Scope;
  entity: CompiledEntity;
  /** References that a person newly set, as `entity/id`: one that the person may not read does not exist for them. */
  untrusted: ReadonlySet<string>;
}

/** Does the work, loads what it found missing, and does it again until nothing is. The work must be pure. */
export async function withFacts<T>(loading: Loading, facts: Facts, work: () => T): Promise<T> {
  for (let round = 0; ; round++) {
    facts.missing = nothingMissing();
    const result = work();
    const { records, balances } = facts.missing;
    if (records.size === 0 && balances.size === 0) return result;
    if (round >= mostRounds) throw new Error(`record facts of ${loading.entity.id} do not settle`);
    await loadMissing(loading, facts);
  }
}

/** Loads the references that an entity's expressions will read, so that the first round already finds them. */
export async function preload(loading: Loading, facts: Facts, values: Values): Promise<void> {
  for (const [index, path] of loading.entity.references.entries()) {
    if (index > 0 && path.length > (loading.entity.references[index - 1]?.length ?? 0))
      await loadMissing(loading, facts);
    noteReferences(loading.entity, facts, values, path);
  }
  noteOwn(loading.entity, facts, values);
  await loadMissing(loading, facts);
}

/** Follows a reference path as far as it is loaded and notes the first record that is not. */
function noteReferences(entity: CompiledEntity, facts: Facts, values: Values, path: readonly string[]): void {
  const [first = '', ...rest] = path;
  const columns = entity.fields.get(first)?.columns;
  const starts = columns ? linesOf(values, first) : [values];
  const names = columns ? rest : path;
  for (const start of starts) {
    let row: Values | null | undefined = start;
    let fields = columns ?? entity.fields;
    for (const name of names) {
      const field = fields.get(name);
      const reference = row?.[name] as { id?: string } | undefined;
      if (!field?.refersTo || reference?.id === undefined) break;
      const key = `${field.refersTo}/${reference.id}`;
      row = facts.records.get(key);
      if (row === undefined && field.refersTo !== 'user' && field.refersTo !== 'department')
        facts.missing.records.add(key);
      fields = facts.configuration.entities.get(field.refersTo)?.fields ?? new Map();
    }
  }
}

/** Every reference of the record itself: its titles are brought up to date. */
function noteOwn(entity: CompiledEntity, facts: Facts, values: Values): void {
  for (const key of referencesIn(entity, values)) if (!facts.records.has(key)) facts.missing.records.add(key);
}

/** The records that these values refer to, as `entity/id`; people and departments aside. */
export function* referencesIn(entity: CompiledEntity, values: Values): Generator<string> {
  for (const field of entity.fields.values()) {
    const rows = field.columns ? linesOf(values, field.id) : [values];
    for (const one of field.columns?.values() ?? [field]) {
      if (one.refersTo === undefined || one.refersTo === 'user' || one.refersTo === 'department') continue;
      for (const row of rows) {
        const reference = row[one.id] as { id?: string } | undefined;
        if (reference?.id !== undefined) yield `${one.refersTo}/${reference.id}`;
      }
    }
  }
}

async function loadMissing(loading: Loading, facts: Facts): Promise<void> {
  const { records, balances } = facts.missing;
  facts.missing = nothingMissing();
  const byEntity = new Map<string, string[]>();
  for (const key of records) {
    const at = key.indexOf('/');
    const entityId = key.slice(0, at);
    byEntity.set(entityId, [...(byEntity.get(entityId) ?? []), key.slice(at + 1)]);
  }
  const reading = [...byEntity].map(([entityId, ids]) => loadRecords(loading, facts, entityId, ids));
  const [answers] = await Promise.all([
    balances.size > 0 ? readBalances(loading.scope, [...balances.values()]) : new Map<string, string>(),
    ...reading,
  ]);
  for (const [key, digits] of answers) facts.balances.set(key, digits);
}

async function loadRecords(
  loading: Loading,
  facts: Facts,
  entityId: string,
  ids: readonly string[],
): Promise<void> {
  const entity = facts.configuration.entities.get(entityId);
  for (const id of ids) facts.records.set(`${entityId}/${id}`, null);
  if (!entity) return;
  const rule = loading.acting.policy.entity(entityId).rule('read');
  for (const record of await findRecords(loading.scope, entity, ids)) {
    const key = `${entityId}/${record.id}`;
    const row = rowOf(entity, record);
    if (loading.untrusted.has(key) && !allows(rule, environmentOf(facts, entity.module, row))) continue;
    facts.records.set(key, await withLiveFields(loading, facts, entity, row));
  }
}

/** Fields that depend on a balance are calculated where an expression reads them of this entity. */
async function withLiveFields(
  loading: Loading,
  facts: Facts,
  entity: CompiledEntity,
  row: Values,
): Promise<Values> {
  if (!loading.entity.readsLiveOf.has(entity.id)) return row;
  const inner: Facts = { ...facts, missing: nothingMissing() };
  const own = { ...loading, entity, untrusted: new Set<string>() };
  const computed = await withFacts(own, inner, () => computeRecord(entity, row, inner, { fresh: new Set() }));
  return { ...row, ...computed.values };
}
