import type { CompiledWorkflow } from '../compile/compiled-workflow.ts';
import type { RefusalCode } from '../refusal.ts';
import { findSlot, type Instance } from './instance.ts';
import type { NodeOf } from './nodes/node.ts';
import { whyNoWithdrawal } from './verbs/withdraw.ts';

/** An act that a page shows: possible, or not and why. */
export interface OfferedAction {
  action: 'approve' | 'reject' | 'return' | 'withdraw' | 'retry';
  enabled: boolean;
  reason?: RefusalCode;
  /** Whether an opinion must be given with it (approval.md F3). */
  opinion?: 'none' | 'optional' | 'required';
  /** The returner may choose how the record comes back (approval.md B7). */
  choosesResubmit?: true;
}

/** What the holder of a slot can do with it now. */
export function actionsOfSlot(
  instance: Instance,
  slotId: string,
  workflow: CompiledWorkflow,
): OfferedAction[] {
  const found = findSlot(instance, slotId);
  const node = found && (workflow.nodes.get(found.visit.node) as NodeOf<'approval'> | undefined);
  if (!found || !node) return [];
  const reason = whyNotNow(instance, found.slot.state);
  const offer = (
    action: 'approve' | 'reject' | 'return',
    why: RefusalCode | undefined = reason,
  ): OfferedAction => ({
    action,
    enabled: why === undefined,
    ...(why !== undefined && { reason: why }),
    opinion: node.definition.opinion[action],
  });
  const { allowed, resubmit } = node.definition.return;
  const returned = allowed
    ? offer('return', instance.returns >= workflow.definition.maxReturns ? 'task.return-limit' : reason)
    : offer('return', 'task.action-not-offered');
  return [
    offer('approve'),
    offer('reject'),
    { ...returned, ...(resubmit === 'choose' && { choosesResubmit: true }) },
  ];
}

function whyNotNow(instance: Instance, state: string): RefusalCode | undefined {
  if (instance.state === 'failed') return 'instance.waiting-for-administrator';
  return state === 'pending' ? undefined : 'task.closed';
}

/** What a person can do with the instance itself. */
export function actionsOfInstance(
  instance: Instance,
  person: { id: string; isAdministrator: boolean },
  workflow: CompiledWorkflow,
): OfferedAction[] {
  const actions: OfferedAction[] = [];
  if (person.id === instance.initiator.id) {
    const why = whyNoWithdrawal(instance, workflow.definition.withdraw);
    actions.push({
      action: 'withdraw',
      enabled: why === undefined,
      ...(why !== undefined && { reason: 'instance.withdraw-not-allowed' as const }),
    });
  }
  if (person.isAdministrator && instance.state === 'failed') actions.push({ action: 'retry', enabled: true });
  return actions;
}
