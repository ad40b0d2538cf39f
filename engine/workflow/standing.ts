import { advance, fail } from './advance.ts';
import type { Token } from './instance.ts';
import { leaveChildren } from './leave-children.ts';
import type { NodeOf } from './nodes/node.ts';
import type { Run } from './run.ts';
import type { Wait } from './wait.ts';

/** Reports that came while the approval stood still are acted on now: their tokens go on, or what gave up stops it (approval.md B13, K11). */
export function goOnStanding(run: Run): void {
  for (const token of run.instance.tokens) {
    if (run.instance.state !== 'running') return;
    if (run.instance.tokens.includes(token)) goOn(run, token);
  }
}

function goOn(run: Run, { id: token, node }: Token): void {
  const wait = run.instance.waits?.findLast((one) => one.token === token);
  if (wait?.node !== node) return;
  if (wait.state === 'failed') failAt(run, wait);
  if (wait.state !== 'done') return;
  if (wait.kind === 'subprocess') leaveChildren(run, wait.id);
  else advance(run, token, node, (run.node(node) as NodeOf<'service'>).next);
}

/** What a token waits for will not come: the approval stops there, for an administrator to try again or pass over. */
export function failAt(
  run: Run,
  { kind, node, token, reason = '' }: Pick<Wait, 'kind' | 'node' | 'token' | 'reason'>,
): void {
  const code = kind === 'subprocess' ? 'subprocess' : 'service';
  fail(run, { code, from: node, to: node, token, detail: reason });
}
