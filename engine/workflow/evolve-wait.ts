import type { WaitChange } from './change.ts';
import type { Instance } from './instance.ts';
import type { Wait } from './wait.ts';

/** The instance after one of its tokens has begun or ended to wait for something other than a person (approval.md G6). */
export function evolveWait(instance: Instance, change: WaitChange): Instance {
  const { waits = [] } = instance;
  if (change.type === 'wait-begun') return { ...instance, waits: [...waits, change.wait] };
  return {
    ...instance,
    waits: waits.map((wait) => (wait.id === change.wait ? changed(wait, change) : wait)),
  };
}

function changed(wait: Wait, change: Exclude<WaitChange, { type: 'wait-begun' }>): Wait {
  switch (change.type) {
    case 'wait-ended': {
      const { type: _, wait: __, at: endedAt, ...end } = change;
      return { ...wait, ...end, endedAt };
    }
    case 'delay-paused':
      return { ...wait, left: change.left };
    case 'delay-resumed': {
      const { left: _, ...rest } = wait;
      return { ...rest, until: change.until, generation: wait.generation + 1 };
    }
  }
}
