import { computeRecord } from '../../../engine/record/compute-record.ts';
import { type Acting, entityOf, scopeOf } from './acting.ts';
import { withFacts } from './load-facts.ts';
import { ownRow } from './own-row.ts';
import { accessRecord, type RecordAccess } from './record-access.ts';

/** A record for its reader, as it is stored. */
export function readRecord(acting: Acting, entityId: string, id: string): Promise<RecordAccess> {
  return accessRecord(acting, entityOf(acting, entityId), id);
}

/** A record for its reader, with what its live fields, stock or what is paid, come to at this moment. */
export async function readLiveRecord(acting: Acting, entityId: string, id: string): Promise<RecordAccess> {
  const access = await readRecord(acting, entityId, id);
  const { entity } = access;
  if (entity.liveFields.length === 0) return access;
  const { record, facts } = access;
  const loading = { acting, scope: scopeOf(acting), entity, untrusted: new Set<string>() };
  const { values } = await withFacts(loading, facts, () =>
    computeRecord(entity, record.values, facts, {
      fresh: new Set(),
      own: ownRow(record),
      takes: ({ live }) => live,
    }),
  );
  return { ...access, record: { ...record, values } };
}
