import { Refusal } from '../refusal.ts';
import type { Change, Effect } from './change.ts';
import type { Command, Verb } from './command.ts';
import { askMissedDelays } from './delays.ts';
import { followDueDates } from './follow-due-dates.ts';
import { type Instance, isOver } from './instance.ts';
import { askMissedTimers } from './pause-clocks.ts';
import { Run, type WorkflowFacts } from './run.ts';
import { goOnStanding } from './standing.ts';
import { abstain } from './verbs/abstain.ts';
import { addSign } from './verbs/add-sign.ts';
import { advise } from './verbs/advise.ts';
import { approve } from './verbs/approve.ts';
import { calendarChanged } from './verbs/calendar-changed.ts';
import { cancelAddition } from './verbs/cancel-addition.ts';
import { childBegun, childEnded, childFailed } from './verbs/children.ts';
import { claim, unclaim } from './verbs/claim.ts';
import { delegate } from './verbs/delegate.ts';
import { fireTimer } from './verbs/fire-timer.ts';
import { handOver } from './verbs/hand-over.ts';
import { jump } from './verbs/jump.ts';
import { migrate } from './verbs/migrate.ts';
import { override } from './verbs/override.ts';
import { reassign } from './verbs/reassign.ts';
import { recall } from './verbs/recall.ts';
import { recordChanged } from './verbs/record-changed.ts';
import { reject } from './verbs/reject.ts';
import { remove } from './verbs/remove.ts';
import { resubmit } from './verbs/resubmit.ts';
import { resume } from './verbs/resume.ts';
import { retrieve } from './verbs/retrieve.ts';
import { retry } from './verbs/retry.ts';
import { returnRecord } from './verbs/return.ts';
import { revoke } from './verbs/revoke.ts';
import { serviceDone } from './verbs/service-done.ts';
import { serviceFailed } from './verbs/service-failed.ts';
import { skip } from './verbs/skip.ts';
import { start } from './verbs/start.ts';
import { suspend } from './verbs/suspend.ts';
import { terminate } from './verbs/terminate.ts';
import { transfer } from './verbs/transfer.ts';
import { urge } from './verbs/urge.ts';
import { withdraw } from './verbs/withdraw.ts';

/** What a command leads to: the next instance, what happened (for the log), what must be done outside. */
export interface Outcome {
  instance: Instance;
  changes: readonly Change[];
  effects: readonly Effect[];
}

const verbs: Record<Verb, (run: Run) => void> = {
  start,
  approve,
  reject,
  return: returnRecord,
  abstain,
  transfer,
  delegate,
  advise,
  recall,
  'add-sign': addSign,
  'cancel-addition': cancelAddition,
  remove,
  claim,
  unclaim,
  urge,
  override,
  reassign,
  'hand-over': handOver,
  withdraw,
  resubmit,
  retry,
  retrieve,
  jump,
  terminate,
  suspend,
  resume,
  revoke,
  'fire-timer': fireTimer,
  skip,
  migrate,
  'service-done': serviceDone,
  'service-failed': serviceFailed,
  'child-begun': childBegun,
  'child-ended': childEnded,
  'child-failed': childFailed,
  'record-changed': recordChanged,
  'calendar-changed': calendarChanged,
};

/** What the runtime reports as it happens: it comes in whatever state the instance is (approval.md K8, G5, G6). */
const reports: readonly Verb[] = [
  'fire-timer',
  'service-done',
  'service-failed',
  'child-begun',
  'child-ended',
  'child-failed',
  'calendar-changed',
];

/** Verbs that know themselves what they mean once an instance is over (approval.md K4, K8, B12). */
const takenWhenOver: ReadonlySet<Verb> = new Set<Verb>(['terminate', 'revoke', ...reports]);

const stoodStill: ReadonlySet<Instance['state'] | undefined> = new Set(['failed', 'suspended']);

/** What an administrator may do while everything stands still (approval.md B13). */
const whileSuspended: ReadonlySet<Verb> = new Set<Verb>([
  'resume',
  'terminate',
  'jump',
  'override',
  'reassign',
  'hand-over',
  'migrate',
  ...reports,
]);

/**
 * The approval state machine: a pure function of the instance, a command and the facts
 * (approval.md K6). Throws a Refusal when the command is not allowed now; the instance given is
 * never changed. A command without effect returns no changes and the same `rev`.
 */
export function step(instance: Instance | undefined, command: Command, facts: WorkflowFacts): Outcome {
  if (instance && command.verb === 'start')
    throw new Refusal('instance.already-running', { instance: instance.id });
  if (!instance && command.verb !== 'start') throw new Refusal('instance.not-found');
  const run = new Run(instance, command, facts);
  if (instance && isOver(instance) && command.slot === undefined && !takenWhenOver.has(command.verb))
    throw new Refusal('instance.closed', { state: instance.state });
  if (instance?.state === 'suspended' && !whileSuspended.has(command.verb))
    throw new Refusal('instance.suspended', { reason: instance.suspension?.reason ?? '' });
  verbs[command.verb](run);
  if (stoodStill.has(instance?.state) && run.instance.state === 'running') {
    if (instance?.state === 'failed') askMissed(run);
    goOnStanding(run);
  }
  const rev = (instance?.rev ?? 0) + (run.changes.length > 0 ? 1 : 0);
  return { instance: { ...run.instance, rev }, changes: run.changes, effects: run.effects };
}

/** Timers that came meanwhile had no effect, and nobody was told of edits (approval.md K11, H3). */
function askMissed(run: Run): void {
  followDueDates(run);
  askMissedTimers(run);
  askMissedDelays(run);
}
