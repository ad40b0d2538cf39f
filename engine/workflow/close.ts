import { visitOf } from './activate.ts';
import { guardOf } from './guard.ts';
import {
  type InstanceState,
  isOpen,
  type PersonSnapshot,
  type SlotState,
  type VisitState,
} from './instance.ts';
import type { Entered, NodeOf } from './nodes/node.ts';
import type { Run } from './run.ts';

/** Closes a visit; every slot still open ends with it: not needed when the others decided, cancelled when it was moved away (approval.md K3). */
export function closeVisit(run: Run, visitId: string, state: VisitState, reason?: string): void {
  const rest: SlotState = state === 'passed' || state === 'rejected' ? 'not-needed' : 'cancelled';
  const losers = visitOf(run, visitId).slots.filter(isOpen);
  for (const slot of losers)
    run.emit({
      type: 'slot-closed',
      slot: slot.id,
      state: rest,
      at: run.now,
      ...(reason !== undefined && { reason }),
    });
  run.emit({
    type: 'visit-closed',
    visit: visitId,
    state,
    at: run.now,
    ...(reason !== undefined && { reason }),
  });
  const told = losers.filter((slot) => slot.state === 'pending').map((slot) => slot.assignee);
  if (told.length > 0)
    run.effect({
      kind: 'notify',
      event: rest === 'not-needed' ? 'task-not-needed' : 'task-cancelled',
      to: told,
    });
}

/** Closes whatever is open and takes all tokens away. */
export function cancelEverything(run: Run, reason: string): void {
  for (const visit of run.instance.visits)
    if (visit.state === 'open') closeVisit(run, visit.id, 'cancelled', reason);
  for (const token of run.instance.tokens) run.emit({ type: 'token-removed', token: token.id });
}

const announced: Partial<
  Record<InstanceState, 'instance-approved' | 'instance-rejected' | 'instance-withdrawn'>
> = {
  approved: 'instance-approved',
  rejected: 'instance-rejected',
  withdrawn: 'instance-withdrawn',
};

export function endInstance(run: Run, state: InstanceState): void {
  cancelEverything(run, `instance-${state}`);
  run.emit({ type: 'ended', state, at: run.now });
  const event = announced[state];
  if (event)
    run.effect({
      kind: 'notify',
      event,
      to: state === 'withdrawn' ? approversSoFar(run) : [run.instance.initiator],
    });
}

/** People who have approved in this instance, once each. */
export function approversSoFar(run: Run): PersonSnapshot[] {
  const slots = run.instance.visits.flatMap((visit) =>
    visit.slots.filter((slot) => slot.state === 'approved'),
  );
  return [...new Map(slots.map((slot) => [slot.assignee.id, slot.assignee])).values()];
}

/** A visit is rejected: the instance ends, goes back to its initiator as often as it may (K10), or takes the reject branch (approval.md B1). */
export function rejectVisit(run: Run, visitId: string, reason?: string): Entered {
  const visit = visitOf(run, visitId);
  const node = run.node(visit.node) as NodeOf<'approval'>;
  closeVisit(run, visitId, 'rejected', reason);
  const { onReject } = node.definition;
  if (typeof onReject === 'object') return { next: onReject.branch };
  if (onReject === 'return' && run.instance.returns < run.facts.workflow.definition.maxReturns)
    returnToInitiator(
      run,
      node,
      'system:rule',
      node.definition.return.resubmit === 'direct' ? 'direct' : 'restart',
    );
  else endInstance(run, 'rejected');
  return 'over';
}

/** The record goes back to its initiator; nobody has a to-do meanwhile (approval.md B2). */
export function returnToInitiator(
  run: Run,
  node: NodeOf<'approval'>,
  by: string,
  mode: 'restart' | 'from-target' | 'direct',
): void {
  const told = approversSoFar(run);
  cancelEverything(run, 'returned');
  run.emit({ type: 'returned', resume: { mode, node: node.id, by, guard: guardOf(run) } });
  run.effect({ kind: 'notify', event: 'instance-returned', to: [run.instance.initiator, ...told] });
}
