import { settleDeserted } from '../advance.ts';
import { closeVisit } from '../close.ts';
import { followDueDates } from '../follow-due-dates.ts';
import type { NodeOf } from '../nodes/node.ts';
import { reopenVisit } from '../open-visit.ts';
import type { Run } from '../run.ts';

/**
 * An approver edited the record. That alone moves the instance on, so that a decision that was thought
 * through on the record as it was before is thought through again. Where a material field changed,
 * approvals already given in the open visit do not count any more: it closes and opens again for the
 * same people, or for who takes the place of people who have left (approval.md F2, K2, E5).
 */
export function recordChanged(run: Run): void {
  noteEdit(run);
}

/** The record has been edited; what was approved on it as it was may have to be approved anew. */
export function noteEdit(run: Run): void {
  run.emit({ type: 'record-edited', revision: run.facts.revision, fields: run.command.changed ?? [] });
  takeBackApprovals(run);
  followDueDates(run);
}

function takeBackApprovals(run: Run): void {
  const material = new Set(run.facts.workflow.definition.material);
  if (!run.command.changed?.some((path) => material.has(path) || material.has(path.split('.')[0] as string)))
    return;
  const reopened = run.instance.visits.flatMap((visit) => {
    const approved = visit.slots.filter((slot) => slot.state === 'approved');
    if (visit.state !== 'open' || approved.length === 0) return [];
    closeVisit(run, visit.id, 'cancelled', 'material-change');
    const node = run.node(visit.node) as NodeOf<'approval'>;
    const again = reopenVisit(run, node, visit, { reason: 'material-change' });
    run.effect({
      kind: 'notify',
      event: 'approval-taken-back',
      to: approved.map((slot) => slot.assignee),
      node: visit.node,
    });
    return [again];
  });
  for (const visit of reopened) settleDeserted(run, visit);
}
