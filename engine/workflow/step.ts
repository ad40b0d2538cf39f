import { Refusal } from '../refusal.ts';
import type { Change, Effect } from './change.ts';
import type { Command, Verb } from './command.ts';
import { type Instance, isOver } from './instance.ts';
import { Run, type WorkflowFacts } from './run.ts';
import { approve } from './verbs/approve.ts';
import { fireTimer } from './verbs/fire-timer.ts';
import { recordChanged } from './verbs/record-changed.ts';
import { reject } from './verbs/reject.ts';
import { resubmit } from './verbs/resubmit.ts';
import { retry } from './verbs/retry.ts';
import { returnRecord } from './verbs/return.ts';
import { start } from './verbs/start.ts';
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
  withdraw,
  resubmit,
  retry,
  'fire-timer': fireTimer,
  'record-changed': recordChanged,
};

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
  if (instance && isOver(instance) && command.slot === undefined && command.verb !== 'fire-timer')
    throw new Refusal('instance.closed', { state: instance.state });
  verbs[command.verb](run);
  const rev = (instance?.rev ?? 0) + (run.changes.length > 0 ? 1 : 0);
  return { instance: { ...run.instance, rev }, changes: run.changes, effects: run.effects };
}
