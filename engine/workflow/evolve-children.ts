import type { ChildChange } from './change.ts';
import { type Child, isUnderWay, type SubprocessWait } from './wait.ts';

/** A wait after something has become of the approvals that it stands for (approval.md G5). */
export function evolveChildren(wait: SubprocessWait, change: ChildChange): SubprocessWait {
  const each = (next: (child: Child) => Child): SubprocessWait => ({
    ...wait,
    children: wait.children.map(next),
  });
  const one = (next: Partial<Child>) =>
    each((child) => ('child' in change && child.id === change.child ? { ...child, ...next } : child));
  switch (change.type) {
    case 'child-begun': {
      const { instance, entity, record } = change;
      return one({ state: 'running', instance, entity, record });
    }
    case 'child-ended':
      return one({ state: change.state, reason: change.reason });
    case 'child-failed': {
      const { reason } = change;
      const failed = one({ state: 'failed', reason });
      return wait.detached ? failed : { ...failed, state: 'failed', reason };
    }
    case 'children-asked-again': {
      const { reason: _, ...again } = each(askedAgain);
      return { ...again, state: wait.detached ? wait.state : 'open' };
    }
    case 'children-cancelled':
      return each((child) => (isUnderWay(child) ? { ...child, state: 'cancelled' } : child));
  }
}

function askedAgain(child: Child): Child {
  if (child.state !== 'failed') return child;
  const { reason: _, ...again } = child;
  return { ...again, state: child.instance === undefined ? 'asked' : 'running' };
}
