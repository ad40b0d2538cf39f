import type { ApprovalNode } from '../definition/workflow.ts';
import type { Seat } from './assignees/seats.ts';
import type { Instance, Slot, Token, Visit } from './instance.ts';
import { isWritable, rightAt } from './node-rights.ts';
import type { NodeOf } from './nodes/node.ts';
import { humanApprovals, visitsOnPath, wasPassedByPeople } from './path.ts';
import type { Run } from './run.ts';

/**
 * The seats whose holders have already agreed on this way to what this node shows (approval.md E4):
 * at the visit just before, or at any earlier one, as the workflow says. Never where the node wants more
 * than a yes.
 */
export function duplicateSeats(
  run: Run,
  { definition }: NodeOf<'approval'>,
  token: Token,
  seats: readonly Seat[],
): Seat[] {
  const { duplicates } = run.facts.workflow.definition;
  if (duplicates === 'none' || wantsMore(definition)) return [];
  const decided = visitsOnPath(run.instance, token).filter(
    (visit) => visit.round === run.instance.round && wasDecidedByPeople(visit),
  );
  const looked = duplicates === 'consecutive' ? decided.slice(-1) : decided;
  const counted = looked.filter(wasPassedByPeople);
  const agreed = new Set(
    approvalsOf(counted)
      .filter((slot) => isStillTrue(run.instance, slot, definition))
      .map((slot) => slot.assignee.id),
  );
  return seats.filter(({ person }) => agreed.has(person.id));
}

/** Whether somebody said yes or no there, not a clock; a no in between makes an earlier yes no longer the one just before. */
function wasDecidedByPeople({ state, slots }: Visit): boolean {
  const answers = slots.filter(
    (slot) => (slot.state === 'approved' || slot.state === 'rejected') && slot.reason !== 'timeout',
  );
  return (state === 'passed' || state === 'rejected') && answers.length > 0;
}

function approvalsOf(visits: readonly Visit[]): Slot[] {
  return visits.flatMap(humanApprovals);
}

/** Something to fill in, to write or to choose, or a definition that wants everybody to look. */
function wantsMore({ fields, linesRights, opinion, signature, alwaysAsk }: ApprovalNode): boolean {
  const writes = Object.values(fields).some(isWritable) || linesRights !== 'none';
  return writes || opinion.approve === 'required' || signature === 'required' || alwaysAsk;
}

/** Nothing that the node shows was edited since. */
function isStillTrue({ edits }: Instance, { seenRevision = 0 }: Slot, { fields }: ApprovalNode): boolean {
  return !edits.some(
    (edit) => edit.revision > seenRevision && edit.fields.some((path) => rightAt(fields, path) !== 'hidden'),
  );
}
