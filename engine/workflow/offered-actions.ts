import type { CompiledWorkflow } from '../compile/compiled-workflow.ts';
import type { RefusalCode } from '../refusal.ts';
import { isClaimed } from './additions.ts';
import { findSlot, type Instance, isOpen } from './instance.ts';
import type { NodeOf } from './nodes/node.ts';
import { type OfferedAction, offer } from './offered-action.ts';
import { actionsOfSeat } from './offered-seat-actions.ts';
import {
  actionsOfAdministrator,
  offeredTargets,
  reasonOfState,
  retrievals,
  terminations,
} from './offered-way-actions.ts';
import type { Held } from './verbs/held-slot.ts';
import { secondsToUrge } from './verbs/urge.ts';
import { whyNoWithdrawal } from './verbs/withdraw.ts';

export type { OfferedAction } from './offered-action.ts';

/** What the holder of a slot can do with it now. */
export function actionsOfSlot(
  instance: Instance,
  slotId: string,
  workflow: CompiledWorkflow,
): OfferedAction[] {
  const found = findSlot(instance, slotId);
  const node = found && (workflow.nodes.get(found.visit.node) as NodeOf<'approval'> | undefined);
  if (!found || !node) return [];
  const reason = whyNotNow(instance, found);
  const { maxTransfers } = workflow.definition;
  const seat = { instance, ...found, node, maxTransfers, reason };
  if (found.slot.origin === 'delegate') return actionsOfSeat(seat);
  const { batch, signature, reuseSignature } = node.definition;
  const votes: Pick<OfferedAction, 'batch' | 'signature' | 'reusesSignature'> = {
    ...(batch && { batch }),
    ...(signature !== 'none' && { signature, ...(reuseSignature && { reusesSignature: reuseSignature }) }),
  };
  const { opinion, abstain } = node.definition;
  const { allowed, resubmit } = node.definition.return;
  const isSpent = instance.returns >= workflow.definition.maxReturns;
  const whyNoReturn = allowed ? (isSpent ? 'task.return-limit' : reason) : 'task.action-not-offered';
  const returned = offer('return', whyNoReturn, opinion.return);
  return [
    { ...offer('approve', reason, opinion.approve), ...votes },
    { ...offer('reject', reason, opinion.reject), ...votes },
    {
      ...returned,
      ...(resubmit === 'choose' && { choosesResubmit: true }),
      ...(returned.enabled && { targets: offeredTargets(instance, found, workflow) }),
    },
    ...(abstain ? [offer('abstain', reason, 'required')] : []),
    ...actionsOfSeat(seat),
    ...terminations(node, reason),
    ...retrievals(instance, found, workflow),
  ];
}

/** Why nothing can be decided with a slot now: it is over, claimed by another, or not its turn. */
function whyNotNow(instance: Instance, { visit, slot }: Held): RefusalCode | undefined {
  if (isOpen(slot) && instance.state !== 'running') return reasonOfState(instance);
  if (slot.state === 'pending') return undefined;
  if (!isOpen(slot)) return 'task.closed';
  return isClaimed(visit, slot) ? 'task.claimed' : 'task.action-not-offered';
}

/** What a person can do with the instance itself. */
export function actionsOfInstance(
  instance: Instance,
  person: { id: string; isAdministrator: boolean },
  workflow: CompiledWorkflow,
  now?: string,
): OfferedAction[] {
  const actions: OfferedAction[] = [];
  if (person.id === instance.initiator.id) {
    const why = whyNoWithdrawal(instance, workflow.definition.withdraw);
    actions.push(offer('withdraw', why === undefined ? undefined : 'instance.withdraw-not-allowed'));
    const isWithPeople = instance.visits.some(({ state }) => state === 'open');
    if (instance.state === 'running' && isWithPeople) actions.push(urging(instance, workflow, now));
  }
  if (person.isAdministrator) actions.push(...actionsOfAdministrator(instance, workflow));
  return actions;
}

/** Without the moment nobody knows whether it is too early; the machine refuses then (approval.md S9). */
function urging(instance: Instance, workflow: CompiledWorkflow, now: string | undefined): OfferedAction {
  const seconds = now === undefined ? 0 : secondsToUrge(instance, workflow.definition.urge, now);
  if (seconds === 0) return offer('urge');
  return { ...offer('urge', 'instance.urged-already'), seconds };
}
