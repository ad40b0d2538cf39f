import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import { titleOf } from '../../../engine/record/facts.ts';
import { findRecords, type StoredRecord } from '../store/records.ts';
import { type Acting, scopeOf } from './acting.ts';

/** Something that is about a record. */
interface About {
  entity: string;
  record: string;
}

/** The records that several things are about, each once, by `entity/id`; those that are gone are not among them. */
export async function recordsOf(
  acting: Acting,
  all: readonly About[],
): Promise<Map<string, { entity: CompiledEntity; record: StoredRecord }>> {
  const records = new Map<string, { entity: CompiledEntity; record: StoredRecord }>();
  for (const id of new Set(all.map((one) => one.entity))) {
    const entity = acting.world.configuration.entities.get(id);
    if (!entity) continue;
    const ids = new Set(all.filter((one) => one.entity === id).map((one) => one.record));
    for (const record of await findRecords(scopeOf(acting), entity, [...ids]))
      records.set(`${id}/${record.id}`, { entity, record });
  }
  return records;
}

/** Their titles, by `entity/id`. */
export async function titlesOf(acting: Acting, all: readonly About[]): Promise<Map<string, string>> {
  const records = await recordsOf(acting, all);
  return new Map([...records].map(([key, { entity, record }]) => [key, titleOf(entity, record.values)]));
}
