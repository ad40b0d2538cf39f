import { ask, end, flowProblems, gateway, startAt, users } from '../../support/flow.ts';
import type { Approvals } from './main.ts';

/** Everything that is asked before a workflow of so many nodes is published: every second one an approval, the others gateways. */
export function publishChecks(nodes: number): Approvals {
  const chain = Array.from({ length: nodes }, (_, index) => {
    const next = index + 1 < nodes ? `n${index + 1}` : 'end';
    const node =
      index % 2 === 0
        ? ask(users('wang'), { next, decision: 'all' })
        : gateway({ odd: [`amount > ${index}`, next] }, next);
    return [`n${index}`, node] as const;
  });
  const flow = { nodes: { start: startAt('n0'), ...Object.fromEntries(chain), end } };
  return () => {
    if (flowProblems(flow).length > 0) throw new Error('the workflow has problems');
    return 1;
  };
}
