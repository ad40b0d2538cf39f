import { Refusal } from '../../refusal.ts';
import { advance, advanceStanding, settle } from '../advance.ts';
import type { Failure } from '../instance.ts';
import { askChildrenAgain } from '../leave-children.ts';
import type { Run } from '../run.ts';
import { askAgain, failedWait } from '../services.ts';

/** An administrator has repaired what stopped it: the failed step is taken again (approval.md K4, K11). */
export function retry(run: Run): void {
  const { failure, state } = run.instance;
  if (state !== 'failed' || !failure) throw new Refusal('instance.closed', { state });
  if (!run.command.actor.isAdministrator) throw new Refusal('permission.denied', { action: 'retry' });
  run.emit({ type: 'repaired' });
  const wait = failedWait(run.instance, failure);
  if (wait?.kind === 'subprocess') askChildrenAgain(run, wait);
  else if (wait) askAgain(run, wait);
  else takeAgain(run, failure);
  advanceStanding(run);
}

function takeAgain(run: Run, { token, from, to }: Failure): void {
  const open = run.instance.visits.find((visit) => visit.state === 'open' && visit.token === token);
  if (from === to && open) settle(run, open.id);
  else advance(run, token, from, to);
}
