import { ask, users } from './flow.ts';

/** Branches side by side that meet at `join`. */
export function parallel(branches: Record<string, string>, more: object = {}): object {
  const entries = Object.entries(branches).map(([id, next]) => [id, { next }]);
  return { type: 'parallel', join: 'join', branches: Object.fromEntries(entries), ...more };
}

/** Every branch whose condition is true; `otherwise` when none is. */
export function inclusive(
  branches: Record<string, [when: string, next: string]>,
  otherwise: string,
  more: object = {},
): object {
  const entries = Object.entries(branches).map(([id, [when, next]]) => [id, { when, next }]);
  const all = { ...Object.fromEntries(entries), else: { next: otherwise } };
  return { type: 'inclusive', join: 'join', branches: all, ...more };
}

export function joinTo(next: string): object {
  return { type: 'join', next };
}

export const branchEnd = { type: 'end-branch' };

/** One person decides, and on to `next`. */
export function one(person: string, next: string, more: { [key: string]: unknown } = {}): object {
  return ask(users(person), { ...more, next });
}

/** Before, then wang and zhao side by side, then qian. */
export function twoBranches(fork: object = {}, nodes: Record<string, object> = {}): Record<string, object> {
  return {
    start: { type: 'start', next: 'before' },
    before: one('li', 'fork'),
    fork: parallel({ left: 'left', right: 'right' }, fork),
    left: one('wang', 'join'),
    right: one('zhao', 'join'),
    join: joinTo('after'),
    after: one('qian', 'end'),
    end: { type: 'end' },
    ...nodes,
  };
}

/** The same with a fork within the left branch: wang, then chen and sun side by side. */
export const forkWithinBranch = () =>
  twoBranches(
    {},
    {
      left: one('wang', 'inner'),
      inner: parallel({ a: 'a', b: 'b' }, { join: 'meet' }),
      a: one('chen', 'meet'),
      b: one('sun', 'meet'),
      meet: joinTo('join'),
    },
  );
