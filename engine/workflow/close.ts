import { openAdditions } from './additions.ts';
import type { NotifyEvent } from './change.ts';
import { takeBackChildren, tellParent } from './children.ts';
import { compensate } from './compensate.ts';
import { guardOf } from './guard.ts';
import {
  type Instance,
  type InstanceState,
  isOpen,
  type PersonSnapshot,
  type SlotState,
  type VisitState,
} from './instance.ts';
import type { NodeOf } from './nodes/node.ts';
import { tokensAround } from './path.ts';
import type { Run } from './run.ts';
import { takeBack } from './take-back.ts';
import { visitOf } from './visit-of.ts';
import { cancelWaits } from './waits.ts';

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
  for (const { id } of openAdditions(visitOf(run, visitId)))
    run.emit({ type: 'addition-moved', visit: visitId, addition: id, state: 'cancelled' });
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
      event: rest === 'not-needed' ? 'task-not-needed' : (cancelledBecause[reason ?? ''] ?? 'task-cancelled'),
      to: told,
    });
}

/** What people are told whose task ends without a decision, where there is more to say. */
const cancelledBecause: Partial<Record<string, 'task-gone-back' | 'task-retrieved'>> = {
  'sent-back': 'task-gone-back',
  retrieved: 'task-retrieved',
};

/** Closes whatever is open, scopes too, and takes all tokens away. */
export function cancelEverything(run: Run, reason: string): void {
  for (const visit of run.instance.visits)
    if (visit.state === 'open') closeVisit(run, visit.id, 'cancelled', reason);
  cancelWaits(run, () => true, reason);
  for (const token of run.instance.tokens) run.emit({ type: 'token-removed', token: token.id });
  for (const scope of run.instance.scopes)
    if (scope.state === 'open') run.emit({ type: 'scope-closed', scope: scope.id, state: 'cancelled' });
}

const announced: Partial<Record<InstanceState, NotifyEvent>> = {
  approved: 'instance-approved',
  rejected: 'instance-rejected',
  withdrawn: 'instance-withdrawn',
  terminated: 'instance-terminated',
};

/** Ends an instance; withdrawn or terminated, it takes back what services did and what was started (approval.md B9, B12). */
export function endInstance(run: Run, state: InstanceState, ending?: Instance['ending']): void {
  const takesBack = state === 'withdrawn' || state === 'terminated';
  if (takesBack) takeBackChildren(run, undefined, state);
  cancelEverything(run, `instance-${state}`);
  if (takesBack) compensate(run);
  run.emit({ type: 'ended', state, at: run.now, ...(ending && { ending }) });
  tellParent(run);
  const event = announced[state];
  if (event) run.effect({ kind: 'notify', event, to: toldOf(run, state) });
}

/** Who withdraws knows it; those who had approved hear of what stops it from outside. */
function toldOf(run: Run, state: InstanceState): PersonSnapshot[] {
  if (state === 'withdrawn') return approversSoFar(run);
  const { initiator } = run.instance;
  const others = state === 'terminated' ? approversSoFar(run) : [];
  return [initiator, ...others.filter((person) => person.id !== initiator.id)];
}

/** People who have approved in this instance, once each. */
export function approversSoFar(run: Run): PersonSnapshot[] {
  const slots = run.instance.visits.flatMap((visit) =>
    visit.slots.filter((slot) => slot.state === 'approved'),
  );
  return [...new Map(slots.map((slot) => [slot.assignee.id, slot.assignee])).values()];
}

/** The record goes back to its initiator; nobody has a to-do meanwhile (approval.md B2). */
export function returnToInitiator(
  run: Run,
  node: NodeOf<'approval'>,
  by: string,
  mode: 'restart' | 'from-target' | 'direct',
): void {
  const told = approversSoFar(run);
  const [token] = run.instance.tokens;
  const root = token && tokensAround(run.instance, token).at(-1);
  const continues = root ? [root.id, ...(root.continues ?? [])] : [];
  cancelEverything(run, 'returned');
  if (mode !== 'direct') takeBack(run);
  run.emit({ type: 'returned', resume: { mode, node: node.id, by, guard: guardOf(run), continues } });
  run.effect({ kind: 'notify', event: 'instance-returned', to: [run.instance.initiator, ...told] });
}
