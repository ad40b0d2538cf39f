import type { Document } from 'mongodb';
import { titleOf } from '../../../../engine/record/facts.ts';
import type { GroupColumn } from '../../../../engine/report/table-columns.ts';
import { findTitles } from '../../store/group-records.ts';
import { type Acting, scopeOf } from '../acting.ts';

/** What the records are called today that the rows refer to, as `entity/id`; the rows themselves know what they were called once. */
export async function currentTitles(
  acting: Acting,
  groups: readonly GroupColumn[],
  rows: readonly Document[],
): Promise<Map<string, string>> {
  const titles = new Map<string, string>();
  for (const [index, { value }] of groups.entries()) {
    const entity = acting.world.configuration.entities.get(value.entity ?? '');
    if (!entity) continue;
    const ids = [...new Set(rows.map((row) => String(row._id[`g${index}`])))];
    for (const [id, title] of await findTitles(scopeOf(acting), entity, ids))
      titles.set(`${entity.id}/${id}`, titleOf(entity, { [entity.definition.title]: title }));
  }
  return titles;
}
