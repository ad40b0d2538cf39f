import type { CompiledWorkflow } from '../compile/compiled-workflow.ts';
import type { RefusalCode } from '../refusal.ts';
import { isClaimed } from './additions.ts';
import type { Verb } from './command.ts';
import { findSlot, type Instance, isOpen } from './instance.ts';
import type { NodeOf } from './nodes/node.ts';
import { actionsOfSeat, type CancellableAddition, type RemovableSlot } from './offered-seat-actions.ts';
import {
  actionsOfAdministrator,
  type OfferedSeatOf,
  type OfferedTarget,
  type OfferedVisit,
  offeredTargets,
  reasonOfState,
  retrievals,
  terminations,
} from './offered-way-actions.ts';
import type { Held } from './verbs/held-slot.ts';
import { secondsToUrge } from './verbs/urge.ts';
import { whyNoWithdrawal } from './verbs/withdraw.ts';

/** An act that a page shows: possible, or not and why. */
export interface OfferedAction {
  action: Exclude<Verb, 'start' | 'resubmit' | 'fire-timer' | 'record-changed'>;
  enabled: boolean;
  reason?: RefusalCode;
  /** Whether an opinion must be given with it (approval.md F3). */
  opinion?: 'none' | 'optional' | 'required';
  /** Whether it is signed, and whether with one's last signature again (approval.md F4). */
  signature?: 'optional' | 'required';
  reusesSignature?: true;
  /** It may be done with many to-dos at once (approval.md F7). */
  batch?: true;
  /** The returner may choose how the record comes back (approval.md B7). */
  choosesResubmit?: true;
  /** Where it may be given back to, or put: what the command says as `to` (approval.md B2–B4, B11). */
  targets?: readonly OfferedTarget[];
  /** What may be decided in place of its people, and whose seats may be given to others (K12). */
  visits?: readonly OfferedVisit[];
  seats?: readonly OfferedSeatOf[];
  /** How long until it is possible again (S9). */
  seconds?: number;
  /** Where people may be asked in, and whether their votes weigh something (S4–S6, M6). */
  places?: readonly ('before' | 'after' | 'parallel')[];
  weighed?: true;
  /** Who may be asked no more (S7). */
  removable?: readonly RemovableSlot[];
  /** Groups that may be called off (S4). */
  additions?: readonly CancellableAddition[];
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
  const reason = whyNotNow(instance, found);
  const { maxTransfers } = workflow.definition;
  const seat = { instance, ...found, node, maxTransfers, reason };
  if (found.slot.origin === 'delegate') return actionsOfSeat(seat);
  const { batch, signature, reuseSignature } = node.definition;
  const votes: Pick<OfferedAction, 'batch' | 'signature' | 'reusesSignature'> = {
    ...(batch && { batch }),
    ...(signature !== 'none' && { signature, ...(reuseSignature && { reusesSignature: reuseSignature }) }),
  };
  const offer = (
    action: 'approve' | 'reject' | 'return' | 'abstain',
    why: RefusalCode | undefined = reason,
  ): OfferedAction => ({
    action,
    enabled: why === undefined,
    ...(why !== undefined && { reason: why }),
    opinion: action === 'abstain' ? 'required' : node.definition.opinion[action],
    ...((action === 'approve' || action === 'reject') && votes),
  });
  const { allowed, resubmit } = node.definition.return;
  const returned = allowed
    ? offer('return', instance.returns >= workflow.definition.maxReturns ? 'task.return-limit' : reason)
    : offer('return', 'task.action-not-offered');
  return [
    offer('approve'),
    offer('reject'),
    {
      ...returned,
      ...(resubmit === 'choose' && { choosesResubmit: true }),
      ...(returned.enabled && { targets: offeredTargets(instance, found, workflow) }),
    },
    ...(node.definition.abstain ? [offer('abstain')] : []),
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
    actions.push({
      action: 'withdraw',
      enabled: why === undefined,
      ...(why !== undefined && { reason: 'instance.withdraw-not-allowed' as const }),
    });
    if (instance.state === 'running') actions.push(urging(instance, workflow, now));
  }
  if (person.isAdministrator) actions.push(...actionsOfAdministrator(instance, workflow));
  return actions;
}

/** Without the moment nobody knows whether it is too early; the machine refuses then (approval.md S9). */
function urging(instance: Instance, workflow: CompiledWorkflow, now: string | undefined): OfferedAction {
  const seconds = now === undefined ? 0 : secondsToUrge(instance, workflow.definition.urge, now);
  if (seconds === 0) return { action: 'urge', enabled: true };
  return { action: 'urge', enabled: false, reason: 'instance.urged-already', seconds };
}
