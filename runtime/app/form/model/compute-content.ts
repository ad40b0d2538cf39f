import type { CompiledField } from '../../../../engine/compile/compiled.ts';
import type { Row } from '../../../../engine/expression/environment.ts';
import { sameJson } from '../../../../engine/json.ts';
import { computeRecord } from '../../../../engine/record/compute-record.ts';
import { type Facts, nothingMissing } from '../../../../engine/record/facts.ts';
import { type LineRow, linesOf, type Values } from '../../../../engine/record/values.ts';
import type { DescribedEntity } from './compile-description.ts';
import type { KnownRows } from './known-rows.ts';
import { knowsReads } from './knows-reads.ts';
import { joinReach, type Reach, readsOf } from './reach.ts';

/** What the engine computes with on this page. */
export interface Ground {
  described: DescribedEntity;
  facts: Facts;
  known: KnownRows;
  /** The record's own data, which its expressions may read. */
  own: Row;
}

/**
 * The values with everything computed that an edit reaches. What needs a record that this page
 * does not know yet keeps its value and is `owed`: computed when the record has arrived.
 */
export function computeContent(
  ground: Ground,
  values: Values,
  reach: Reach,
): { values: Values; owed: Reach } {
  const { described, facts, own, known } = ground;
  const owed: Reach = new Map();
  let record = values;
  facts.missing = nothingMissing();
  const { values: computed } = computeRecord(described.entity, values, facts, {
    fresh: new Set(),
    own,
    again: reach,
    takes: (field, row, place) => {
      if (!reach.get(field.path)?.has(place) || described.serverFields.has(field.path)) return false;
      if (place === '') record = row;
      if (isKnown(ground, record, field, row)) return true;
      joinReach(owed, new Map([[field.path, new Set([place])]]));
      return false;
    },
  });
  // Met on the way, behind a reference that was only just set.
  for (const key of facts.missing.records)
    known.want(key.slice(0, key.indexOf('/')), key.slice(key.indexOf('/') + 1));
  if (facts.missing.records.size > 0) joinReach(owed, reach);
  return { values: sameWherePossible(described, values, computed), owed };
}

function isKnown(
  { described, facts, known }: Ground,
  values: Values,
  field: CompiledField,
  row: Values,
): boolean {
  const lines = field.path.includes('.') ? (field.path.split('.')[0] as string) : undefined;
  const step = stepsOf(described).get(field.path);
  if (!step) return false;
  const columns = lines === undefined ? undefined : described.entity.fields.get(lines)?.columns;
  const { entity } = described;
  return knowsReads(readsOf(step), { entity, facts, known, values, row, columns });
}

const stepsByEntity = new WeakMap<DescribedEntity, Map<string, DescribedEntity['entity']['steps'][number]>>();

function stepsOf(described: DescribedEntity) {
  const known = stepsByEntity.get(described);
  if (known) return known;
  const steps = new Map(described.entity.steps.map((step) => [step.field.path, step]));
  stepsByEntity.set(described, steps);
  return steps;
}

/** Rows that came out equal stay the very same objects, so that nothing is drawn again for them. */
function sameWherePossible({ entity }: DescribedEntity, before: Values, after: Values): Values {
  const result: Record<string, unknown> = { ...after };
  for (const { id } of entity.lines) {
    const old = linesOf(before, id);
    const rows = linesOf(after, id);
    if (rows === old || rows.length === 0) continue;
    const kept = rows.map((row, index): LineRow => {
      const one = old[index];
      return one && one !== row && one.id === row.id && sameJson(one, row) ? one : row;
    });
    result[id] = kept.every((row, index) => row === old[index]) && kept.length === old.length ? old : kept;
  }
  return result;
}
