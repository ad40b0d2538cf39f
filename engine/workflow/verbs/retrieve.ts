import type { CompiledWorkflow } from '../../compile/compiled-workflow.ts';
import { Refusal } from '../../refusal.ts';
import { activateSlots } from '../activate.ts';
import { openAdditions } from '../additions.ts';
import { closeVisit } from '../close.ts';
import { votersOf } from '../decide.ts';
import { findSlot, type Instance, isDecided, isOpen, type Slot, type Visit } from '../instance.ts';
import type { NodeOf } from '../nodes/node.ts';
import { newVisit, waitingSlot } from '../open-visit.ts';
import type { Run } from '../run.ts';
import type { Scope } from '../scope.ts';
import { comesFrom, scopeOfToken } from '../scope-of.ts';
import { cancelScope } from '../scopes.ts';
import { supersede } from '../supersede.ts';
import { cancelWaits } from '../waits.ts';
import { type Held, requireRunning } from './held-slot.ts';

/**
 * Whoever has decided takes it back, while nobody has decided behind it: the node opens again as it was
 * before that decision, with those of the others (approval.md B10).
 */
export function retrieve(run: Run): void {
  const { slot: slotId = '', actor } = run.command;
  const found = findSlot(run.instance, slotId);
  if (!found) throw new Refusal('task.not-found', { slot: slotId });
  if (found.slot.assignee.id !== actor.id)
    throw new Refusal('task.not-yours', { holder: found.slot.assignee.name });
  requireRunning(run);
  const why = whyNotRetrieved(run.instance, found, run.facts.workflow);
  if (why !== undefined) throw new Refusal('task.retrieve-not-possible', { why });
  const { visit, slot } = found;
  run.emit({ type: 'retrieved', slot: slot.id, by: slot.assignee });
  takeWayBack(run, visit);
  reopen(run, visit, slot);
}

/** Why a decision cannot be taken back any more; undefined when it can. */
export function whyNotRetrieved(
  instance: Instance,
  { visit, slot }: Held,
  { nodes, definition: { maxReentries } }: CompiledWorkflow,
): string | undefined {
  const isVote = votersOf(visit).some((one) => one.id === slot.id);
  if (!isVote || !isDecided(slot) || slot.state === 'returned') return 'not-decided';
  if (visit.superseded || !['open', 'passed', 'rejected'].includes(visit.state)) return 'gone-back';
  if (openAdditions(visit).length > 0) return 'others-asked';
  if (following(instance, visit).some((one) => one.slots.some(isDecided))) return 'acted';
  if (nodes.get(visit.node)?.type !== 'approval') return 'gone-back';
  if (hasStarted(instance, visit)) return 'service-started';
  if (visit.state !== 'open' && !wayBackOf(instance, visit)) return 'joined';
  return instance.visits.filter((one) => one.node === visit.node).length >= maxReentries
    ? 'limit'
    : undefined;
}

/** Whether something outside was begun behind it (approval.md B10). */
function hasStarted(instance: Instance, visit: Visit): boolean {
  const index = instance.visits.findIndex((one) => one.id === visit.id);
  return (instance.waits ?? []).some(
    (wait) => wait.kind !== 'delay' && wait.after > index && comesFrom(instance, wait.token, visit.token),
  );
}

function following(instance: Instance, visit: Visit): Visit[] {
  const index = instance.visits.findIndex((one) => one.id === visit.id);
  return instance.visits
    .slice(index + 1)
    .filter((one) => !one.superseded && comesFrom(instance, one.token, visit.token));
}

/** Where the token of a visit is now: on its way, kept by a fork, or through with a branch whose join still waits. */
function wayBackOf(
  instance: Instance,
  { token }: Visit,
): { kind: 'moves' } | { kind: 'forked' | 'through'; scope: Scope } | undefined {
  if (instance.tokens.some((one) => one.id === token)) return { kind: 'moves' };
  const forked = instance.scopes.find((one) => one.state === 'open' && one.token.id === token);
  if (forked) return { kind: 'forked', scope: forked };
  const around = scopeOfToken(instance, token);
  return around?.state === 'open' ? { kind: 'through', scope: around } : undefined;
}

function takeWayBack(run: Run, visit: Visit): void {
  const { instance } = run;
  const way = wayBackOf(instance, visit);
  const since = following(instance, visit);
  for (const one of [visit, ...since])
    if (one.state === 'open') closeVisit(run, one.id, 'cancelled', 'retrieved');
  cancelWaits(run, (wait) => wait.token === visit.token, 'retrieved');
  if (way?.kind === 'forked') cancelScope(run, way.scope, visit.node, 'retrieved');
  if (way?.kind === 'through') {
    const branch = way.scope.branches.find((one) => one.token === visit.token)?.id as string;
    run.emit({ type: 'branch-reopened', scope: way.scope.id, branch });
  }
  supersede(run, [visit, ...since]);
  run.emit({ type: 'token-moved', token: visit.token, to: visit.node });
}

/** The seats as they were before the decision that is taken back. */
function reopen(run: Run, old: Visit, taken: Slot): void {
  const node = run.node(old.node) as NodeOf<'approval'>;
  const people = [taken.assignee];
  const visit = newVisit(run, node, old.token, [...old.trace, { rule: 'retrieved', people }]);
  const kept = votersOf(old).filter((slot) => slot.state !== 'removed' && slot.state !== 'transferred');
  const slots = kept.map((slot, index): Slot => {
    const fresh = waitingSlot(visit.id, index + 1, slot);
    const isUndecided = slot.id === taken.id || isOpen(slot) || slot.state === 'not-needed';
    const { from: _, ...decision } = slot;
    return isUndecided ? fresh : { ...decision, id: fresh.id, order: fresh.order };
  });
  run.emit({ type: 'visit-opened', visit: { ...visit, slots } });
  activateSlots(run, node, visit.id);
}
