import { Refusal } from '../../refusal.ts';
import { pauseDelays } from '../delays.ts';
import { isOver, pendingSlots } from '../instance.ts';
import { pauseClocks } from '../pause-clocks.ts';
import type { Run } from '../run.ts';
import { actorOf, requireAdministrator, requireReason } from './administrator.ts';

/** An administrator stops everything for a while: nobody acts, no clock runs out (approval.md B13). */
export function suspend(run: Run): void {
  requireAdministrator(run);
  const { instance } = run;
  if (isOver(instance)) throw new Refusal('instance.closed', { state: instance.state });
  const reason = requireReason(run);
  run.emit({
    type: 'suspended',
    suspension: { at: run.now, by: actorOf(run), reason, from: instance.state },
  });
  pauseClocks(run);
  pauseDelays(run);
  run.effect({ kind: 'notify', event: 'instance-suspended', to: concerned(run) });
}

/** The initiator, and everybody who has it before them. */
export function concerned({ instance }: Run) {
  const holders = pendingSlots(instance).map(({ slot }) => slot.assignee);
  return [...new Map([instance.initiator, ...holders].map((person) => [person.id, person])).values()];
}
