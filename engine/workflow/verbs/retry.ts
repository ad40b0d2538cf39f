import { Refusal } from '../../refusal.ts';
import { advance, advanceStanding, settle } from '../advance.ts';
import type { Run } from '../run.ts';

/** An administrator has repaired what stopped it: the failed step is taken again (approval.md K4, K11). */
export function retry(run: Run): void {
  const { failure, state } = run.instance;
  if (state !== 'failed' || !failure) throw new Refusal('instance.closed', { state });
  if (!run.command.actor.isAdministrator) throw new Refusal('permission.denied', { action: 'retry' });
  run.emit({ type: 'repaired' });
  const open = run.instance.visits.find((visit) => visit.state === 'open' && visit.token === failure.token);
  if (failure.from === failure.to && open) settle(run, open.id);
  else advance(run, failure.token, failure.from, failure.to);
  advanceStanding(run);
}
