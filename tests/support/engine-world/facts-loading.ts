import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import { allows } from '../../../engine/permission/policy.ts';
import { computeRecord } from '../../../engine/record/compute-record.ts';
import { environmentOf, type Facts, nothingMissing, rowOf } from '../../../engine/record/facts.ts';
import { linesOf, type Values } from '../../../engine/record/values.ts';
import type { World } from './world.ts';

interface Loading {
  world: World;
  actor: string;
  entity: CompiledEntity;
  /** References that the actor newly sets, as `entity/id`: one that he may not read does not exist for him. */
  untrusted?: ReadonlySet<string>;
}

/** Does pure work again and again until nothing that it asked for is missing. */
export function settled<T>(loading: Loading, facts: Facts, work: () => T): T {
  for (let round = 0; round < 10; round++) {
    facts.missing = nothingMissing();
    const result = work();
    const { records, balances } = facts.missing;
    if (records.size === 0 && balances.size === 0) return result;
    for (const key of records) loadRecord(loading, facts, key);
    for (const [key, { ledger, measure, where }] of balances)
      facts.balances.set(key, loading.world.balance(ledger, measure, where));
  }
  throw new Error(`facts of ${loading.entity.id} do not settle`);
}

function loadRecord(loading: Loading, facts: Facts, key: string): void {
  const { world, actor, untrusted } = loading;
  const [entityId = '', id = ''] = key.split('/');
  const entity = world.entity(entityId);
  const record = world.find(entityId, id);
  const row = record && rowOf(entity, record);
  const rule = world.policyOf(actor).entity(entityId).rule('read');
  const isHidden = untrusted?.has(key) && row && !allows(rule, environmentOf(facts, entity.module, row));
  facts.records.set(key, row && !isHidden ? withLiveFields(loading, facts, entity, row) : null);
}

/** Fields that depend on a balance are calculated where an expression of the entity at work reads them. */
function withLiveFields(loading: Loading, facts: Facts, entity: CompiledEntity, row: Values): Values {
  if (!loading.entity.readsLiveOf.has(entity.id)) return row;
  const inner: Facts = { ...facts, missing: nothingMissing() };
  const computed = settled({ ...loading, entity }, inner, () =>
    computeRecord(entity, row, inner, { fresh: new Set() }),
  );
  return { ...row, ...computed.values };
}

/** The records that these values refer to, as `entity/id`; people and departments aside. */
export function* referencesIn(entity: CompiledEntity, values: Values): Generator<string> {
  for (const field of entity.byPath.values()) {
    if (field.refersTo === undefined || field.refersTo === 'user' || field.refersTo === 'department')
      continue;
    const rows = field.path === field.id ? [values] : linesOf(values, field.path.split('.')[0] as string);
    for (const row of rows) {
      const reference = row[field.id] as { id?: string } | undefined;
      if (reference?.id !== undefined) yield `${field.refersTo}/${reference.id}`;
    }
  }
}
