import { takeBackChildren } from './children.ts';
import { compensate } from './compensate.ts';
import type { Run } from './run.ts';
import type { Wait } from './wait.ts';

/** Where the way to them is taken back, what was started and not waited for ends, and what services did is undone (approval.md G5, B5). */
export function takeBack(run: Run, isLeft?: (wait: Wait) => boolean): void {
  takeBackChildren(run, isLeft);
  compensate(run, isLeft);
}
