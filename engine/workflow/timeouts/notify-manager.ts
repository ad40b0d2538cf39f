import { snapshotOf } from '../run.ts';
import { managersOf } from './receivers.ts';
import { lateHolders, type TimeoutType } from './timeout.ts';

/** Tells the managers of everybody who has it (approval.md H2). */
export const notifyManager: TimeoutType<'notify-manager'> = (run, ranOut) => {
  const managers = managersOf(run, lateHolders(ranOut));
  const to = managers.map((person) => snapshotOf(person, run.facts.facts));
  if (to.length > 0) run.effect({ kind: 'notify', event: 'task-overdue', to, node: ranOut.node.id });
};
