import { advance, goOnBehind } from './advance.ts';
import { askChild, endChildren, verdictOfChildren } from './children.ts';
import type { Token } from './instance.ts';
import type { NodeOf } from './nodes/node.ts';
import { rejectWay } from './reject.ts';
import type { Run } from './run.ts';
import type { SubprocessWait } from './wait.ts';

/** Asks what the children of a wait say after one of them has ended, and acts on the answer (approval.md G5). */
export function settleChildren(run: Run, waitId: string): void {
  const wait = awaited(run, waitId);
  if (!wait || verdictOf(run, wait) === 'open') return;
  endChildren(run, [wait]);
  run.emit({ type: 'wait-ended', wait: wait.id, state: 'done', at: run.now });
  if (run.instance.state === 'running') leaveChildren(run, wait.id);
}

/** An administrator has repaired what they hung on: those that failed are started again, or asked again what they gave (approval.md K11). */
export function askChildrenAgain(run: Run, wait: SubprocessWait): void {
  run.emit({ type: 'children-asked-again', wait: wait.id });
  for (const child of wait.children) {
    if (child.state !== 'failed') continue;
    if (child.instance === undefined) askChild(run, wait, child);
    else run.effect({ kind: 'report-child', child: child.instance });
  }
  settleChildren(run, wait.id);
}

/** The token goes on behind its sub-process as the children decided: on, into a branch, or rejected (approval.md G5). */
export function leaveChildren(run: Run, waitId: string): void {
  const wait = run.instance.waits?.find((one) => one.id === waitId) as SubprocessWait;
  const { next, definition } = run.node(wait.node) as NodeOf<'subprocess'>;
  const { onReject } = definition;
  const isLost = verdictOf(run, wait) === 'rejected';
  if (isLost && onReject === 'reject') leaveRejected(run, wait);
  else advance(run, wait.token, wait.node, isLost && typeof onReject === 'object' ? onReject.branch : next);
}

function leaveRejected(run: Run, { token, node }: SubprocessWait): void {
  const entered = rejectWay(run, run.instance.tokens.find((one) => one.id === token) as Token);
  goOnBehind(run, { token, from: node }, entered);
}

function verdictOf(run: Run, { node, children }: SubprocessWait) {
  return verdictOfChildren(children, (run.node(node) as NodeOf<'subprocess'>).definition.passWhen);
}

function awaited({ instance }: Run, waitId: string): SubprocessWait | undefined {
  const wait = instance.waits?.find((one) => one.id === waitId);
  return wait?.kind === 'subprocess' && wait.state === 'open' ? wait : undefined;
}
