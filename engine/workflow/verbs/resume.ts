import { Refusal } from '../../refusal.ts';
import { startClock } from '../activate.ts';
import type { Run } from '../run.ts';
import { requireAdministrator } from './administrator.ts';
import { concerned } from './suspend.ts';

/** An administrator lets a suspended approval go on (approval.md B13). */
export function resume(run: Run): void {
  requireAdministrator(run);
  if (run.instance.state !== 'suspended')
    throw new Refusal('instance.not-suspended', { state: run.instance.state });
  goOn(run);
  run.effect({ kind: 'notify', event: 'instance-resumed', to: concerned(run) });
}

/** What stood still goes on; every clock by as much later as it stood still. */
export function goOn(run: Run): void {
  const { suspension } = run.instance;
  if (!suspension) return;
  const pause = Date.parse(run.now) - Date.parse(suspension.at);
  run.emit({ type: 'resumed', at: run.now });
  for (const { id, state, due } of run.instance.visits)
    if (state === 'open' && due !== undefined)
      startClock(run, id, new Date(Date.parse(due) + pause).toISOString());
}
