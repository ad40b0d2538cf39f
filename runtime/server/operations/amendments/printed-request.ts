import type { CompiledEntity } from '../../../../engine/compile/compiled.ts';
import type { Purpose } from '../../../../engine/definition/amendments.ts';
import type { Language } from '../../../../engine/definition/common.ts';
import { Refusal } from '../../../../engine/refusal.ts';
import type { PrintedRequest } from '../../../../engine/report/print-context.ts';
import { amendmentWords } from '../../../app/messages/areas/amendments.ts';
import { listAmendments } from '../../store/amendments.ts';
import type { StoredRecord } from '../../store/records.ts';
import { type Acting, scopeOf } from '../acting.ts';
import { changeRows } from './change-rows.ts';

/** The last request of a kind about a record, as a notice of it is printed for this reader (SAL-84, SAL-92). */
export async function printedRequest(
  acting: Acting,
  {
    entity,
    record,
    canRead,
  }: { entity: CompiledEntity; record: StoredRecord; canRead: (path: string) => boolean },
  purpose: Purpose,
  language: Language,
): Promise<PrintedRequest> {
  const all = await listAmendments(scopeOf(acting), entity.id, record.id);
  const last = all.find((one) => one.purpose === purpose);
  if (!last) throw new Refusal('print.no-request', { purpose });
  const { reason, by, at, endedAt = '', state, changes } = last;
  const reader = { language, timeZone: acting.world.tenant.timeZone, canRead };
  return {
    reason,
    by,
    at,
    endedAt,
    state: amendmentWords[language][`state-${state}`],
    changes: changeRows(entity, record.values, changes, reader),
  };
}
