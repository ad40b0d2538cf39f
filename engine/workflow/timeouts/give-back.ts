import { closeVisit, returnToInitiator } from '../close.ts';
import type { Visit } from '../instance.ts';
import { previousVisit } from '../return-targets.ts';
import type { Run } from '../run.ts';
import { sendBack } from '../send-back.ts';
import { remindHolders } from './remind.ts';
import type { RanOut, TimeoutType } from './timeout.ts';

/** The record goes back to its initiator (approval.md H2, B2). */
export const returnToInitiatorWhenLate: TimeoutType<'return-to-initiator'> = (run, ranOut) =>
  giveBack(run, ranOut, undefined);

/** The way goes back to the approval before; where there is none, to the initiator (approval.md H2, B3). */
export const returnToPreviousWhenLate: TimeoutType<'return-to-previous'> = (run, ranOut) =>
  giveBack(run, ranOut, previousVisit(run.instance, ranOut.visit, run.facts.workflow));

/** As often as a record may be given back; then who has it is only reminded (approval.md K10). */
function giveBack(run: Run, ranOut: RanOut, target: Visit | undefined): void {
  const { node, visit } = ranOut;
  if (run.instance.returns >= run.facts.workflow.definition.maxReturns) {
    remindHolders(run, ranOut);
    return;
  }
  const { resubmit, approvers } = node.definition.return;
  closeVisit(run, visit.id, 'returned', target ? 'sent-back' : 'timeout');
  if (target) sendBack(run, visit, target, { approvers });
  else returnToInitiator(run, node, 'system:timer', resubmit === 'choose' ? 'restart' : resubmit);
}
