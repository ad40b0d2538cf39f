import type { OutsideCall } from '../../../engine/workflow/change.ts';
import { type Acting, scopeOf } from '../operations/acting.ts';
import { planOwnWrite } from '../operations/own-write.ts';
import { subjectOf, untilWritten } from '../operations/run-instance.ts';
import { inTransaction } from '../operations/work.ts';
import { services } from '../services/index.ts';
import type { ServiceResult } from '../services/service.ts';
import { type Errand, noteProgress, type StoredErrand } from '../store/errands.ts';
import { sendNotice } from './send-notice.ts';

/**
 * Takes back what services did, one after the other in the order given; one that fails is tried again
 * later, and those behind it wait for it (approval.md B5). The approval may be over by then.
 */
export async function runCompensations(
  acting: Acting,
  row: StoredErrand,
  { instance, calls, done }: Errand & { kind: 'compensate' },
): Promise<void> {
  for (const [index, call] of calls.entries()) {
    if (index < done) continue;
    const result = await services[call.service]({ acting, call, output: {}, timeout: 5 });
    await untilWritten(() => writeResult(acting, instance, call, result));
    await noteProgress(scopeOf(acting), row, index + 1);
  }
}

async function writeResult(
  acting: Acting,
  instance: string,
  call: OutsideCall,
  result: ServiceResult,
): Promise<void> {
  const subject = await subjectOf(acting, instance);
  const own = await planOwnWrite(acting, subject, result);
  await inTransaction(acting, async (work) => {
    await own.write(work);
    if (result.notice) sendNotice(work, subject, call, result.notice);
  });
}
