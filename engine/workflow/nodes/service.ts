import { inputOf } from '../plain-values.ts';
import { askService } from '../services.ts';
import { newWait } from '../waits.ts';
import type { NodeType } from './node.ts';

/** Asks for something to be done outside, and waits until it is reported (approval.md G6, K7). */
export const serviceNode: NodeType<'service'> = {
  enter(run, node, token) {
    const input = inputOf(node.call, run.environment());
    const { service } = node.definition;
    const key = run.nextKey();
    const wait = {
      ...newWait(run, node.id, token),
      kind: 'service' as const,
      service,
      key,
      input,
      attempt: 1,
    };
    run.emit({ type: 'wait-begun', wait });
    askService(run, wait);
    return 'wait';
  },
};
