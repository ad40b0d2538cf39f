import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import type { Row } from '../../../engine/expression/environment.ts';
import { allows } from '../../../engine/permission/policy.ts';
import { computeRecord } from '../../../engine/record/compute-record.ts';
import { environmentOf, type Facts, nothingMissing, rowOf } from '../../../engine/record/facts.ts';
import { linesOf, type Values } from '../../../engine/record/values.ts';
import { readBalances } from '../store/read-balances.ts';
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

/** Loads what an entity's expressions will read, so that the first round already finds it. */
export async function preload(loading: Loading, facts: Facts, values: Values): Promise<void> {
  noteOwn(loading.entity, facts, values);
  const rows = await loadReferences(loading, facts, values);
  noteBalances(loading.entity, facts, values);
  await loadBalances(loading, facts);
  await completeRows(loading, facts, rows);
}

/** The same for expressions that read the record as it is stored. */
export async function preloadReferences(loading: Loading, facts: Facts, values: Values): Promise<void> {
  const rows = await loadReferences(loading, facts, values);
  await loadBalances(loading, facts);
  await completeRows(loading, facts, rows);
}

/** Loads the records on the ways through references that an entity's expressions take, one hop of all of them at a time. */
async function loadReferences(loading: Loading, facts: Facts, values: Values): Promise<IncompleteRow[]> {
  const rows: IncompleteRow[] = [];
  for (let hop = 0; hop < mostRounds; hop++) {
    for (const path of loading.entity.references) noteReferences(loading.entity, facts, values, path);
    if (facts.missing.records.size === 0) break;
    rows.push(...(await loadMissingRecords(loading, facts)));
  }
  return rows;
}

/** The balances that a record's fields are made of, as far as what they are asked by is known. */
function noteBalances(entity: CompiledEntity, facts: Facts, values: Values): void {
  if (entity.liveFields.length === 0) return;
  computeRecord(entity, values, facts, {
    fresh: new Set(),
    takes: ({ definition }) => definition.type === 'roll-up' && definition.of === undefined,
  });
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
  const rows = await loadMissingRecords(loading, facts);
  await loadBalances(loading, facts);
  await completeRows(loading, facts, rows);
}

/** A record just loaded whose live fields are wanted; what they are made of is noted as missing. */
interface IncompleteRow {
  entity: CompiledEntity;
  row: Row;
}

async function loadMissingRecords(loading: Loading, facts: Facts): Promise<IncompleteRow[]> {
  const byEntity = new Map<string, string[]>();
  for (const key of facts.missing.records) {
    const at = key.indexOf('/');
    const entityId = key.slice(0, at);
    byEntity.set(entityId, [...(byEntity.get(entityId) ?? []), key.slice(at + 1)]);
  }
  facts.missing.records = new Set();
  const load = ([entityId, ids]: [string, string[]]) => loadRecords(loading, facts, entityId, ids);
  return (await loading.scope.each([...byEntity], load)).flat();
}

async function loadRecords(
  loading: Loading,
  facts: Facts,
  entityId: string,
  ids: readonly string[],
): Promise<IncompleteRow[]> {
  const entity = facts.configuration.entities.get(entityId);
  for (const id of ids) facts.records.set(`${entityId}/${id}`, null);
  if (!entity) return [];
  const rule = loading.acting.policy.entity(entityId).rule('read');
  const rows: IncompleteRow[] = [];
  for (const record of await findRecords(loading.scope, entity, ids)) {
    const key = `${entityId}/${record.id}`;
    const row = rowOf(entity, record);
    if (loading.untrusted.has(key) && !allows(rule, environmentOf(facts, entity.module, row))) continue;
    facts.records.set(key, row);
    if (!loading.entity.readsLiveOf.has(entityId)) continue;
    noteBalances(entity, facts, row);
    rows.push({ entity, row });
  }
  return rows;
}

async function loadBalances(loading: Loading, facts: Facts): Promise<void> {
  const { balances } = facts.missing;
  facts.missing.balances = new Map();
  if (balances.size === 0) return;
  for (const [key, digits] of await readBalances(loading.scope, [...balances.values()]))
    facts.balances.set(key, digits);
}

/** Fields that depend on a balance are calculated where an expression reads them of another entity. */
async function completeRows(loading: Loading, facts: Facts, rows: readonly IncompleteRow[]): Promise<void> {
  for (const { entity, row } of rows) {
    const inner: Facts = { ...facts, missing: nothingMissing() };
    const own = { ...loading, entity, untrusted: new Set<string>() };
    const { values } = await withFacts(own, inner, () =>
      computeRecord(entity, row, inner, { fresh: new Set(), takes: ({ live }) => live }),
    );
    facts.records.set(`${entity.id}/${row.id}`, { ...row, ...values });
  }
}
