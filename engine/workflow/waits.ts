import { endChildren } from './children.ts';
import type { Token } from './instance.ts';
import type { Run } from './run.ts';
import type { Wait } from './wait.ts';

/** What every wait begins with. */
export function newWait(run: Run, node: string, token: Token) {
  const { waits = [], visits } = run.instance;
  return {
    id: `w${waits.length + 1}`,
    node,
    token: token.id,
    since: run.now,
    after: visits.length,
    state: 'open' as const,
  };
}

/** Nothing is waited for any more at the places that these tokens leave (approval.md K8). */
export function cancelWaits(run: Run, isLeft: (wait: Wait) => boolean, reason: string): void {
  for (const wait of run.instance.waits ?? []) {
    if ((wait.state !== 'open' && wait.state !== 'failed') || !isLeft(wait)) continue;
    if (wait.kind === 'subprocess') endChildren(run, [wait]);
    run.emit({ type: 'wait-ended', wait: wait.id, state: 'cancelled', at: run.now, reason });
  }
}
