import type { Command } from '../../../engine/workflow/command.ts';
import type { NodeOf } from '../../../engine/workflow/nodes/node.ts';
import { type Acting, scopeOf } from '../operations/acting.ts';
import { planOwnWrite } from '../operations/own-write.ts';
import { planStep } from '../operations/plan-step.ts';
import { runCommand, subjectOf, untilWritten } from '../operations/run-instance.ts';
import { inTransaction } from '../operations/work.ts';
import { writeStep } from '../operations/write-step.ts';
import { services } from '../services/index.ts';
import type { ServiceResult } from '../services/service.ts';
import type { Errand, StoredErrand } from '../store/errands.ts';
import { findInstance } from '../store/instances.ts';
import { completeRow } from '../store/leases.ts';
import { failureOf } from './failure-of.ts';
import { sendNotice } from './send-notice.ts';
import { takeBackLate } from './take-back-late.ts';

type ServiceErrand = Errand & { kind: 'service' };

const by = { actor: { id: 'system:service' } };

/**
 * One attempt of a service, outside any transaction, and the report of it, which goes in one transaction
 * with what the service writes and with the row that asked for it (approval.md G6).
 */
export async function runService(acting: Acting, row: StoredErrand, errand: ServiceErrand): Promise<void> {
  const { instance, wait, attempt, call } = errand;
  const found = await findInstance(scopeOf(acting), instance);
  const current = found?.waits?.find((one) => one.id === wait);
  if (current?.kind !== 'service' || current.state !== 'open' || current.attempt !== attempt) return;
  const about = { commandId: row._id, ...by, wait, attempt };
  try {
    const subject = await subjectOf(acting, instance);
    const { output, timeout } = (subject.workflow.nodes.get(call.node) as NodeOf<'service'>).definition;
    const result = await services[call.service]({ acting, call, output, timeout });
    await untilWritten(() => reportDone(acting, row, { ...about, verb: 'service-done' }, result));
  } catch (cause) {
    const failure = failureOf(cause);
    if (!failure) throw cause;
    await runCommand(acting, instance, { ...about, verb: 'service-failed', ...failure }, (work) =>
      completeRow(work.scope, 'errands', row),
    );
  }
}

async function reportDone(
  acting: Acting,
  row: StoredErrand,
  command: Command,
  result: ServiceResult,
): Promise<void> {
  const { instance, call } = row.errand as ServiceErrand;
  const subject = await subjectOf(acting, instance);
  const isAwaited = subject.instance?.waits?.some(
    (wait) => wait.id === command.wait && wait.state === 'open',
  );
  if (!isAwaited) return takeBackLate(acting, row, subject, command.wait);
  const own = await planOwnWrite(acting, subject, result);
  const plan = await planStep(
    acting,
    { ...subject, record: own.record },
    { ...command, changed: own.changed },
  );
  await inTransaction(acting, async (work) => {
    await own.write(work);
    await writeStep(work, plan);
    if (result.notice) sendNotice(work, plan, call, result.notice);
    await completeRow(work.scope, 'errands', row);
  });
}
