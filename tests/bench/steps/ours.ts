import type { Instance } from '../../../engine/workflow/instance.ts';
import { pendingSlots } from '../../../engine/workflow/instance.ts';
import { step } from '../../../engine/workflow/step.ts';
import { Approval } from '../../support/approval.ts';
import { ask, end, flowOf, startAt, users } from '../../support/flow.ts';
import type { Approvals } from './main.ts';

/** Approvals that one request gets, however many its flow has. */
export const approvalsOfRequest = 4;

/** A request through a flow of so many approvals, one after another: submitted, and approved a few times. */
export function ourApprovals(nodes: number): Approvals {
  const chain = Array.from({ length: nodes }, (_, index) => {
    const next = index + 1 < nodes ? `n${index + 1}` : 'end';
    return [`n${index}`, ask(users('wang'), { next })] as const;
  });
  const approval = new Approval(
    flowOf({ nodes: { start: startAt('n0'), ...Object.fromEntries(chain), end } }),
  );
  const [initiator, approver] = [approval.facts(), approval.facts('wang')];
  return () => {
    const start = { commandId: 'c', verb: 'start', actor: { id: 'sun' }, instance: 'i' } as const;
    let { instance } = step(undefined, start, initiator);
    for (let count = 0; count < approvalsOfRequest; count++) instance = approve(instance, approver);
    return approvalsOfRequest;
  };
}

function approve(instance: Instance, facts: Parameters<typeof step>[2]): Instance {
  const slot = pendingSlots(instance)[0]?.slot;
  if (!slot) throw new Error('nobody is asked');
  const command = { commandId: 'c', verb: 'approve', actor: { id: 'wang' }, slot: slot.id } as const;
  return step(instance, command, facts).instance;
}
