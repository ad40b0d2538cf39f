import { Refusal } from '../../refusal.ts';
import { decideVisit } from '../advance.ts';
import type { Slot, Visit } from '../instance.ts';
import { isOver } from '../instance.ts';
import type { Run } from '../run.ts';
import { actorOf, requireAdministrator, requireReason } from './administrator.ts';
import { answer } from './answer.ts';
import { goOn } from './resume.ts';

/**
 * An administrator decides a visit in place of its people, with a reason; their slots are not needed
 * any more. Who holds a to-do there decides as everybody does (approval.md K12). A suspended approval
 * goes on with it, a failed one is repaired by it.
 */
export function override(run: Run): void {
  requireAdministrator(run);
  if (isOver(run.instance)) throw new Refusal('instance.closed', { state: run.instance.state });
  const { verdict = 'approve', actor } = run.command;
  const visit = overriddenVisit(run);
  if (visit.slots.some((slot) => slot.state === 'pending' && slot.assignee.id === actor.id))
    throw new Refusal('task.action-not-offered', { action: 'override' });
  const reason = requireReason(run);
  const by = actorOf(run);
  goOn(run);
  if (run.instance.state === 'failed') run.emit({ type: 'repaired' });
  const slot: Slot = {
    id: `${visit.id}-${visit.slots.length + 1}`,
    assignee: by,
    origin: 'admin',
    order: visit.slots.length + 1,
    state: 'pending',
    activatedAt: run.now,
  };
  const trace = [{ rule: 'override', people: [by], detail: reason }];
  run.emit({ type: 'slots-added', visit: visit.id, slots: [slot], trace });
  const state = verdict === 'approve' ? 'approved' : 'rejected';
  answer(run, slot, state, { opinion: reason, reason: 'override' });
  decideVisit(run, visit.id, verdict === 'approve' ? 'passed' : 'rejected');
}

/** The visit that the command names, or the only one that is open. */
function overriddenVisit({ instance, command }: Run): Visit {
  const open = instance.visits.filter((visit) => visit.state === 'open');
  const visit = command.visit === undefined ? open[0] : open.find((one) => one.id === command.visit);
  if (!visit || (command.visit === undefined && open.length > 1))
    throw new Refusal('instance.visit-unknown', { visit: command.visit ?? '' });
  return visit;
}
