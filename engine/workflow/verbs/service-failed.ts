import type { Run } from '../run.ts';
import { askService, nextAttempt, reportedWait } from '../services.ts';
import { failAt } from '../standing.ts';

/**
 * An attempt has failed: the next one follows, or the approval stops there for an administrator (approval.md
 * G6, K11).
 */
export function serviceFailed(run: Run): void {
  const wait = reportedWait(run);
  if (!wait) return;
  const { error: reason = '', final } = run.command;
  const next = final ? undefined : nextAttempt(run, wait);
  if (next !== undefined) {
    const attempt = wait.attempt + 1;
    run.emit({ type: 'service-retried', wait: wait.id, attempt, reason });
    askService(run, { ...wait, attempt }, next);
    return;
  }
  run.emit({ type: 'service-gave-up', wait: wait.id, reason });
  if (run.instance.state === 'running') failAt(run, { ...wait, reason });
}
