import { rebaseChanges } from '../../../../engine/amendment/rebase-changes.ts';
import type { CompiledEntity } from '../../../../engine/compile/compiled.ts';
import { computeRecord } from '../../../../engine/record/compute-record.ts';
import type { Facts } from '../../../../engine/record/facts.ts';
import type { Amendment } from '../../store/amendments.ts';
import type { StoredRecord } from '../../store/records.ts';
import { type Loading, preload, withFacts } from '../load-facts.ts';
import { ownRow } from '../own-row.ts';

/** The record as it would be with what a request proposes, computed anew; what its approval decides about. */
export async function proposedRecord(
  { acting, scope, untrusted }: Loading,
  facts: Facts,
  [entity, record]: readonly [CompiledEntity, StoredRecord],
  amendment: Pick<Amendment, 'changes'>,
): Promise<StoredRecord> {
  if (amendment.changes.length === 0) return record;
  const loading: Loading = { acting, scope, untrusted, entity };
  const { values } = rebaseChanges(entity, record.values, amendment.changes, true);
  await preload(loading, facts, values);
  const computed = await withFacts(loading, facts, () =>
    computeRecord(entity, values, facts, {
      fresh: new Set(),
      own: ownRow(record),
      takes: ({ live }) => !live,
    }),
  );
  return { ...record, values: computed.values };
}
