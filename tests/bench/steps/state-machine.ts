import { createMachine, initialTransition, transition } from 'xstate';
import type { Approvals } from './main.ts';
import { approvalsOfRequest } from './ours.ts';

/** As many states in a row, moved along by xstate's pure function: no people, no rule, no log. */
export function stateApprovals(nodes: number): Approvals {
  const states = Array.from({ length: nodes }, (_, index) => {
    const target = index + 1 < nodes ? `n${index + 1}` : 'end';
    return [`n${index}`, { on: { approve: target } }] as const;
  });
  const machine = createMachine({
    initial: 'n0',
    states: { ...Object.fromEntries(states), end: { type: 'final' } },
  });
  return () => {
    let [state] = initialTransition(machine);
    for (let count = 0; count < approvalsOfRequest; count++)
      [state] = transition(machine, state, { type: 'approve' });
    return approvalsOfRequest;
  };
}
