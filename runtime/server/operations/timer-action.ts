import type { Change } from '../../../engine/workflow/change.ts';
import type { SlotState, VisitState } from '../../../engine/workflow/instance.ts';

/** What a timer did, by what came of it: who is late is reminded, helped, replaced or decided for, or a wait is over (approval.md H2, G6). */
export type TimerAction =
  | 'delay-over'
  | 'timeout:remind'
  | 'timeout:escalate'
  | 'timeout:transfer'
  | 'timeout:approve'
  | 'timeout:reject'
  | 'timeout:return'
  | 'timeout:jump';

export function actionOfTimer(changes: readonly Change[]): TimerAction {
  for (const change of changes) {
    if (change.type === 'wait-ended') return 'delay-over';
    if (change.type === 'slots-added')
      for (const { rule } of change.trace)
        if (rule === 'timeout:escalate' || rule === 'timeout:transfer') return rule;
    if (change.type === 'visit-closed' && change.state === 'returned') return 'timeout:return';
    if (change.type !== 'slot-closed' && change.type !== 'visit-closed') continue;
    const action = change.type === 'slot-closed' ? ofSlot[change.state] : ofVisit[change.state];
    if (action && change.reason === 'timeout') return action;
  }
  return 'timeout:remind';
}

/** A slot that ends with its visit says nothing by itself. */
const ofSlot: Partial<Record<SlotState, TimerAction>> = {
  approved: 'timeout:approve',
  rejected: 'timeout:reject',
};

const ofVisit: Partial<Record<VisitState, TimerAction>> = {
  passed: 'timeout:approve',
  rejected: 'timeout:reject',
  cancelled: 'timeout:jump',
};
