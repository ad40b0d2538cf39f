import type { SubprocessNode } from '../definition/subprocess.ts';
import type { NodeOf } from './nodes/node.ts';
import type { Run } from './run.ts';
import { type Child, openChildren, type SubprocessWait } from './wait.ts';

/** How many sub-processes may stand inside one another (approval.md K10, G5). */
export const deepestSubprocess = 5;

/** How many one node may start: more is a mistake in the data, and nobody could look after them. */
export const mostChildren = 200;

/**
 * What the children of a node say so far: passed as soon as enough are approved, rejected as soon as there
 * cannot be enough any more (approval.md G5).
 */
export function verdictOfChildren(
  children: readonly Child[],
  passWhen: SubprocessNode['passWhen'],
): 'passed' | 'rejected' | 'open' {
  const approved = children.filter((child) => child.state === 'approved').length;
  const lost = children.filter((child) => child.state === 'rejected').length;
  const needed = neededOf(children.length, passWhen);
  if (approved >= needed) return 'passed';
  return children.length - lost < needed ? 'rejected' : 'open';
}

function neededOf(total: number, passWhen: SubprocessNode['passWhen']): number {
  if (passWhen === 'all') return total;
  if (passWhen === 'any') return Math.min(1, total);
  return Math.ceil((total * passWhen.percent) / 100);
}

/** Asks the runtime to start a child; starting it twice under its key is harmless (approval.md K7). */
export function askChild(run: Run, wait: SubprocessWait, { id, key, initiator, input }: Child): void {
  const { workflow, version } = (run.node(wait.node) as NodeOf<'subprocess'>).definition;
  run.effect({
    kind: 'start-child',
    wait: wait.id,
    child: id,
    start: { key, workflow, version, initiator, input },
  });
}

/** What these waits have started and what is still under way there ends with them (approval.md G5, B9, B12). */
export function endChildren(
  run: Run,
  waits: readonly SubprocessWait[],
  state: 'withdrawn' | 'terminated' = 'terminated',
): void {
  const ending = waits.filter((wait) => openChildren(wait).length > 0);
  if (ending.length === 0) return;
  run.emit({ type: 'children-cancelled', waits: ending.map((wait) => wait.id) });
  const children = ending.flatMap(openChildren).flatMap(({ instance }) => instance ?? []);
  if (children.length > 0) run.effect({ kind: 'end-children', children, state });
}

/** What was started and not waited for ends too, where the way to it is taken back, or the whole approval. */
export function takeBackChildren(
  run: Run,
  isLeft: (wait: SubprocessWait) => boolean = () => true,
  state?: 'withdrawn' | 'terminated',
): void {
  const all = (run.instance.waits ?? []).filter((wait) => wait.kind === 'subprocess');
  endChildren(run, all.filter(isLeft), state);
}

/** Whoever started this approval hears that it has ended. */
export function tellParent(run: Run): void {
  const { id, parent } = run.instance;
  if (parent) run.effect({ kind: 'report-child', child: id });
}
