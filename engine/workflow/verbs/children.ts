import { administratorsOf } from '../advance.ts';
import { isOver } from '../instance.ts';
import { settleChildren } from '../leave-children.ts';
import type { Run } from '../run.ts';
import { failAt } from '../standing.ts';
import { type Child, openChildren, type SubprocessWait } from '../wait.ts';

/** An approval that was asked for runs now (approval.md G5). One that nobody waits for any more is not begun. */
export function childBegun(run: Run): void {
  const found = reported(run);
  const { begun } = run.command;
  if (found?.child.state === 'asked' && begun) run.emit({ type: 'child-begun', ...placeOf(found), ...begun });
}

/** One has ended: with the last one that matters the way goes on. A report that comes twice, or too late, changes nothing (approval.md G5, K7). */
export function childEnded(run: Run): void {
  const found = reported(run);
  const { outcome } = run.command;
  if (!found || outcome === undefined) return;
  const state = outcome === 'approved' ? 'approved' : 'rejected';
  run.emit({ type: 'child-ended', ...placeOf(found), state, reason: outcome });
  settleChildren(run, found.wait.id);
}

/**
 * One could not be started, or what it gives back could not be written: the approval stops there for an
 * administrator, or goes on without it where it does not wait (approval.md G5, K11).
 */
export function childFailed(run: Run): void {
  const found = reported(run);
  if (!found) return;
  const { error: reason = '' } = run.command;
  run.emit({ type: 'child-failed', ...placeOf(found), reason });
  if (found.wait.detached)
    run.effect({ kind: 'notify', event: 'subprocess-failed', to: administratorsOf(run) });
  else if (run.instance.state === 'running') failAt(run, { ...found.wait, reason });
}

/** The child that the report is about, while it is under way. */
function reported({ instance, command }: Run): { wait: SubprocessWait; child: Child } | undefined {
  const wait = instance.waits?.find((one) => one.id === command.wait);
  if (isOver(instance) || wait?.kind !== 'subprocess') return undefined;
  const child = openChildren(wait).find((one) => one.id === command.child);
  return child && { wait, child };
}

function placeOf({ wait, child }: { wait: SubprocessWait; child: Child }) {
  return { wait: wait.id, child: child.id };
}
