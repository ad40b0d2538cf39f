import { Refusal } from '../../../../engine/refusal.ts';
import { type Amendment, findAmendment } from '../../store/amendments.ts';
import { newId } from '../../store/new-id.ts';
import { type Acting, entityOf, scopeOf } from '../acting.ts';
import { type PlannedStep, planStep } from '../plan-step.ts';
import { accessRecord } from '../record-access.ts';
import { subjectOf, untilWritten } from '../run-instance.ts';
import { saveStep } from '../write-step.ts';
import { validChanges } from './request-amendment.ts';

/** A request that was given back goes on its way again, with other changes or the same, on the record as it is now (approval.md B2, B7). */
export async function resubmitAmendment(
  acting: Acting,
  [entityId, id, amendmentId]: readonly [string, string, string],
  { changes, reason }: { changes?: unknown; reason?: string | undefined },
): Promise<PlannedStep> {
  return untilWritten(async () => {
    const access = await accessRecord(acting, entityOf(acting, entityId), id);
    const amendment = await findAmendment(scopeOf(acting), amendmentId);
    if (amendment?.entity !== entityId || amendment.record !== id)
      throw new Refusal('amendment.not-found', { id: amendmentId });
    if (amendment.by.id !== acting.person.id) throw new Refusal('instance.not-initiator');
    const subject = await subjectOf(acting, amendment.instance);
    const next: Amendment = {
      ...amendment,
      ...(reason?.trim() && { reason: reason.trim() }),
      ...(changes !== undefined &&
        amendment.purpose === 'change' && {
          changes: await validChanges(acting, access, changes),
          baseRevision: access.record.revision,
        }),
    };
    const plan = await planStep(
      acting,
      { ...subject, amendment: next },
      {
        commandId: newId(),
        verb: 'resubmit',
        actor: { id: acting.person.id },
        ...(reason !== undefined && { opinion: reason }),
      },
    );
    return saveStep(acting, plan);
  });
}
