import { Refusal } from '../../refusal.ts';
import { advance, advanceStanding } from '../advance.ts';
import { endChildren } from '../children.ts';
import type { NodeOf } from '../nodes/node.ts';
import type { Run } from '../run.ts';
import { failedWait } from '../services.ts';
import { requireAdministrator, requireReason } from './administrator.ts';

/** An administrator passes over a service that has given up, or a sub-process that could not be started (approval.md G5, G6). */
export function skip(run: Run): void {
  requireAdministrator(run);
  const { failure, state } = run.instance;
  const wait = failure && failedWait(run.instance, failure);
  if (state !== 'failed' || !wait) throw new Refusal('task.action-not-offered', { action: 'skip' });
  const reason = requireReason(run);
  run.emit({ type: 'repaired' });
  if (wait.kind === 'subprocess') endChildren(run, [wait]);
  run.emit({ type: 'wait-ended', wait: wait.id, state: 'skipped', at: run.now, reason });
  advance(run, wait.token, wait.node, (run.node(wait.node) as NodeOf<'service'>).next);
  advanceStanding(run);
}
