import { ExpressionFailure } from '../../expression/environment.ts';
import { advance } from '../advance.ts';
import type { NodeOf } from '../nodes/node.ts';
import { inputOf } from '../plain-values.ts';
import type { Run } from '../run.ts';
import { reportedWait } from '../services.ts';
import type { ServiceWait } from '../wait.ts';
import { noteEdit } from './record-changed.ts';

/**
 * A service has done what it was asked for, and may have written fields of the record; its token goes on,
 * at once or when the approval does. A report that comes twice, or too late, changes nothing (approval.md
 * G6, K7).
 */
export function serviceDone(run: Run): void {
  const wait = reportedWait(run);
  if (!wait) return;
  const node = run.node(wait.node) as NodeOf<'service'>;
  run.emit({ type: 'wait-ended', wait: wait.id, state: 'done', at: run.now });
  const done = (run.instance.waits ?? []).filter((one) => one.kind === 'service' && one.done).length + 1;
  run.emit({ type: 'service-done', wait: wait.id, done, ...compensationOf(run, node) });
  if (run.command.changed?.length) noteEdit(run);
  if (run.instance.state === 'running') advance(run, wait.token, node.id, node.next);
}

/** What would take it back, as of now; where that cannot be said, nothing can (approval.md B5). */
function compensationOf(run: Run, { compensation }: NodeOf<'service'>): Pick<ServiceWait, 'compensation'> {
  if (!compensation) return {};
  try {
    const { service } = compensation;
    return { compensation: { service, input: inputOf(compensation, run.environment()) } };
  } catch (cause) {
    if (cause instanceof ExpressionFailure) return {};
    throw cause;
  }
}
