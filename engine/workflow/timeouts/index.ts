import type { TimeoutAction } from '../../definition/timeout.ts';
import type { Run } from '../run.ts';
import { autoApprove, autoReject } from './auto-decide.ts';
import { escalate } from './escalate.ts';
import { returnToInitiatorWhenLate, returnToPreviousWhenLate } from './give-back.ts';
import { jumpByEdge } from './jump-edge.ts';
import { notifyManager } from './notify-manager.ts';
import { remind } from './remind.ts';
import type { RanOut, TimeoutType } from './timeout.ts';
import { transferSeats } from './transfer.ts';

/** Everything that may happen when the time is up, by name. Does not compile while one is missing. */
const timeoutTypes: { [A in TimeoutAction]: TimeoutType<A> } = {
  remind,
  'notify-manager': notifyManager,
  transfer: transferSeats,
  escalate,
  'auto-approve': autoApprove,
  'auto-reject': autoReject,
  'return-to-initiator': returnToInitiatorWhenLate,
  'return-to-previous': returnToPreviousWhenLate,
  'jump-edge': jumpByEdge,
};

export function timeOut(run: Run, ranOut: RanOut): void {
  (timeoutTypes[ranOut.rung.action] as TimeoutType<TimeoutAction>)(run, ranOut);
}
