import { Refusal } from '../../refusal.ts';
import { resumeDelays } from '../delays.ts';
import { followDueDates } from '../follow-due-dates.ts';
import { resumeClocks } from '../pause-clocks.ts';
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

/** What stood still goes on, every clock with what was left of its time, or by what the record says now. */
export function goOn(run: Run): void {
  if (!run.instance.suspension) return;
  run.emit({ type: 'resumed', at: run.now });
  followDueDates(run);
  resumeClocks(run);
  resumeDelays(run);
}
