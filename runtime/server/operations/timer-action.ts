import type { Change } from '../../../engine/workflow/change.ts';

/** What a timer did, by what came of it: who is late is reminded, helped, replaced or decided for, or a wait is over (approval.md H2, G6). */
export type TimerAction =
  | 'delay-over'
  | 'timeout:remind'
  | 'timeout:escalate'
  | 'timeout:transfer'
  | 'timeout:approve'
  | 'timeout:reject'
  | 'timeout:return';

export function actionOfTimer(changes: readonly Change[]): TimerAction {
  for (const change of changes) {
    if (change.type === 'wait-ended') return 'delay-over';
    if (change.type === 'slots-added')
      for (const { rule } of change.trace)
        if (rule === 'timeout:escalate' || rule === 'timeout:transfer') return rule;
    if (change.type === 'slot-closed' && change.reason === 'timeout')
      return change.state === 'rejected' ? 'timeout:reject' : 'timeout:approve';
    if (change.type === 'visit-closed') {
      if (change.state === 'returned') return 'timeout:return';
      if (change.reason === 'timeout')
        return change.state === 'rejected' ? 'timeout:reject' : 'timeout:approve';
    }
  }
  return 'timeout:remind';
}
