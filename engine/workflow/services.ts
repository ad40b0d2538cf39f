import type { Failure, Instance } from './instance.ts';
import { lengthOf } from './moment.ts';
import type { NodeOf } from './nodes/node.ts';
import type { Run } from './run.ts';
import type { ServiceWait, SubprocessWait } from './wait.ts';

/** Asks the runtime for an attempt, at once or not before a moment; its key is that of the first one (approval.md K7). */
export function askService(run: Run, wait: ServiceWait, dueAt?: string): void {
  const { id, node, key, service, input, attempt } = wait;
  run.effect({
    kind: 'service',
    wait: id,
    call: { key, node, service, input },
    attempt,
    ...(dueAt !== undefined && { dueAt }),
  });
}

/** The wait that a report is about: open, of a service, at the attempt that is under way; undefined for a stale one. */
export function reportedWait({ instance, command }: Run): ServiceWait | undefined {
  const wait = instance.waits?.find((one) => one.id === command.wait);
  const isCurrent = wait?.kind === 'service' && wait.state === 'open' && wait.attempt === command.attempt;
  return isCurrent ? wait : undefined;
}

/** When the next attempt begins: twice as long after each failure, for as many as there are (approval.md G6). */
export function nextAttempt(run: Run, { node, attempt }: ServiceWait): string | undefined {
  const { retries, backoff } = (run.node(node) as NodeOf<'service'>).definition;
  if (attempt > retries) return undefined;
  return new Date(Date.parse(run.now) + lengthOf(backoff) * 2 ** (attempt - 1)).toISOString();
}

/** The service or sub-process whose giving up has stopped the approval. */
export function failedWait(
  { waits }: Instance,
  { from, to, token }: Failure,
): ServiceWait | SubprocessWait | undefined {
  const wait = waits?.findLast((one) => one.token === token);
  return from === to && wait?.node === to && wait.kind !== 'delay' && wait.state === 'failed'
    ? wait
    : undefined;
}

/** An administrator has repaired what it hung on: it is tried again under its key. */
export function askAgain(run: Run, wait: ServiceWait): void {
  run.emit({ type: 'service-asked-again', wait: wait.id });
  askService(run, { ...wait, attempt: 1 });
}
