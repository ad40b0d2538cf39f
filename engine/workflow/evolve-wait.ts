import type { WaitChange } from './change.ts';
import { evolveChildren } from './evolve-children.ts';
import type { Instance } from './instance.ts';
import type { SubprocessWait, Wait } from './wait.ts';

/** The instance after one of its tokens has begun or ended to wait for something other than a person (approval.md G6). */
export function evolveWait(instance: Instance, change: WaitChange): Instance {
  const { waits = [] } = instance;
  if (change.type === 'wait-begun') return { ...instance, waits: [...waits, change.wait] };
  const ids = 'waits' in change ? change.waits : [change.wait];
  return { ...instance, waits: waits.map((wait) => (ids.includes(wait.id) ? changed(wait, change) : wait)) };
}

function changed(wait: Wait, change: Exclude<WaitChange, { type: 'wait-begun' }>): Wait {
  switch (change.type) {
    case 'wait-ended': {
      const { reason } = change;
      return { ...wait, state: change.state, endedAt: change.at, ...(reason !== undefined && { reason }) };
    }
    case 'delay-paused':
      return { ...wait, left: change.left } as Wait;
    case 'delay-resumed': {
      const { left: _, ...delay } = wait as Wait & { kind: 'delay' };
      const { until, calendar } = change;
      return {
        ...delay,
        until,
        generation: delay.generation + 1,
        ...(calendar !== undefined && { calendar }),
      };
    }
    case 'service-done': {
      const { compensation, done } = change;
      return { ...wait, done, ...(compensation && { compensation }) } as Wait;
    }
    case 'service-retried':
      return { ...wait, attempt: change.attempt, reason: change.reason } as Wait;
    case 'service-gave-up':
      return { ...wait, state: 'failed', reason: change.reason };
    case 'service-asked-again':
      return { ...wait, state: 'open', attempt: 1 } as Wait;
    case 'child-begun':
    case 'child-ended':
    case 'child-failed':
    case 'children-asked-again':
    case 'children-cancelled':
      return evolveChildren(wait as SubprocessWait, change);
    case 'compensated':
      return { ...wait, compensated: true } as Wait;
  }
}
