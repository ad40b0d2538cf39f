import { compensationOf } from '../../../engine/workflow/compensate.ts';
import type { Acting } from '../operations/acting.ts';
import { withFacts } from '../operations/load-facts.ts';
import { type StepSubject, workflowFacts } from '../operations/plan-step.ts';
import { inTransaction } from '../operations/work.ts';
import type { StoredErrand } from '../store/errands.ts';
import { completeRow } from '../store/leases.ts';

/**
 * A service has done what nobody waits for any more, since the way went back or ended while it was at it:
 * that is taken back too (approval.md B5).
 */
export async function takeBackLate(
  acting: Acting,
  row: StoredErrand,
  subject: StepSubject,
  waitId: string | undefined,
): Promise<void> {
  const wait = subject.instance?.waits?.find((one) => one.id === waitId);
  const { instance } = subject;
  if (!instance || wait?.kind !== 'service' || wait.state !== 'cancelled') return;
  const { facts, loading } = await workflowFacts(acting, subject);
  const call = await withFacts(loading, facts.facts, () => compensationOf(instance, wait, facts));
  if (!call) return;
  await inTransaction(acting, async (work) => {
    work.dispatch({
      key: call.key,
      errand: { kind: 'compensate', instance: instance.id, calls: [call], done: 0 },
    });
    await completeRow(work.scope, 'errands', row);
  });
}
