import type { CompiledEntity } from '../../../../engine/compile/compiled.ts';
import { allows } from '../../../../engine/permission/policy.ts';
import { environmentOf, type Facts, rowOf, titleOf } from '../../../../engine/record/facts.ts';
import type { Blocker } from '../../store/amendments.ts';
import { findEntries } from '../../store/ledgers.ts';
import { findReferring, type StoredRecord } from '../../store/records.ts';
import { type Acting, scopeOf } from '../acting.ts';
import { standingPostings } from '../standing-entries.ts';

/**
 * What stands in the way of cancelling a record: documents made from it that are not void themselves,
 * and what it posted that its cancelled state does not take back (approval.md L7). Of a document that
 * the person may not read, no more is said than its kind.
 */
export async function blockersOf(
  acting: Acting,
  entity: CompiledEntity,
  record: StoredRecord,
  facts: Facts,
): Promise<Blocker[]> {
  return [
    ...(await documentsFrom(acting, entity, record, facts)),
    ...(await irreversible(acting, entity, record)),
  ];
}

async function documentsFrom(
  acting: Acting,
  entity: CompiledEntity,
  record: StoredRecord,
  facts: Facts,
): Promise<Blocker[]> {
  const { configuration } = acting.world;
  const blockers: Blocker[] = [];
  for (const { definition } of configuration.conversions.values()) {
    const target = definition.from === entity.id ? configuration.entities.get(definition.to) : undefined;
    if (!target) continue;
    const rule = acting.policy.entity(target.id).rule('read');
    for (const one of await findReferring(scopeOf(acting), target, definition.source, record.id)) {
      if (definition.voidIn.includes(one.state ?? '')) continue;
      const isShown = allows(rule, environmentOf(facts, target.module, rowOf(target, one)));
      blockers.push({
        entity: target.id,
        ...(isShown && {
          record: one.id,
          title: titleOf(target, one.values),
          ...(one.state !== undefined && { state: one.state }),
        }),
      });
    }
  }
  return blockers;
}

async function irreversible(
  acting: Acting,
  entity: CompiledEntity,
  record: StoredRecord,
): Promise<Blocker[]> {
  const to = entity.definition.amendments?.cancel?.to ?? '';
  const postings = acting.world.configuration.postings.get(entity.id) ?? [];
  const lasting = postings.filter(({ definition }) => !definition.reverseIn.includes(to));
  if (lasting.length === 0) return [];
  const standing = standingPostings(await findEntries(scopeOf(acting), entity.id, record.id));
  return lasting
    .filter(({ ledger, id }) => standing.has(`${ledger}/${id}`))
    .map(({ ledger }) => ({ entity: entity.id, ledger }));
}

/** What a person reads of them in one line: numbers, where they may be told. */
export function namesOf(acting: Acting, blockers: readonly Blocker[]): string {
  const { entities, ledgers } = acting.world.configuration;
  const names = blockers.map(({ entity, title, ledger }) => {
    const label = (ledger === undefined ? entities.get(entity) : ledgers.get(ledger))?.definition.label;
    return title ?? label?.[acting.language] ?? label?.en ?? entity;
  });
  return [...new Set(names)].join(', ');
}
