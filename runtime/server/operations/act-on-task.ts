import { Refusal } from '../../../engine/refusal.ts';
import type { Command, Verb } from '../../../engine/workflow/command.ts';
import { findInstance } from '../store/instances.ts';
import { parseTaskId } from '../store/tasks.ts';
import { type Acting, scopeOf } from './acting.ts';
import { withDifference } from './changed-since.ts';
import { assertKnown } from './known-people.ts';
import type { PlannedStep } from './plan-step.ts';
import { type GivenSignature, proofOf } from './proof/proof.ts';
import { runCommand } from './run-instance.ts';

/** What the holder of a task does with it; a verb and what that verb needs, named as the command names it. */
export interface TaskAct
  extends Pick<
    Command,
    | 'seenRevision'
    | 'resubmit'
    | 'chosen'
    | 'to'
    | 'people'
    | 'place'
    | 'decision'
    | 'strict'
    | 'approves'
    | 'weight'
    | 'addition'
    | 'target'
    | 'advice'
    | 'batch'
  > {
  action: Verb;
  comment?: string;
  commandId: string;
  /** Files that were uploaded for the decision, by id, and what it is signed with (approval.md F4, F5). */
  files?: readonly string[];
  signature?: GivenSignature;
}

/** Does something with a task; the loser of a race learns who won (approval.md K5, M3). */
export async function actOnTask(acting: Acting, id: string, act: TaskAct): Promise<PlannedStep> {
  const { instance, command } = taskCommand(acting, id, act);
  return ofTask(id, async () => {
    if (act.people || act.chosen) await assertThere(acting, instance, act);
    const proof = await proofOf(acting, { instance, command, ...act });
    const subject = () => findInstance(scopeOf(acting), instance);
    return withDifference(acting, subject, act.seenRevision, () =>
      runCommand(acting, instance, { ...command, ...proof.command }, proof.write),
    );
  });
}

/** Of an approval that is not theirs, nobody learns who is known here. */
async function assertThere(acting: Acting, instance: string, act: TaskAct): Promise<void> {
  if (!(await findInstance(scopeOf(acting), instance)))
    throw new Refusal('instance.not-found', { id: instance });
  assertKnown(acting, act);
}

/** The command that an act on a task is, and the approval that it goes to. */
export function taskCommand(
  acting: Acting,
  id: string,
  { action, comment, files: _files, signature: _signature, ...needs }: TaskAct,
): { instance: string; command: Command } {
  const task = parseTaskId(id);
  if (!task) throw new Refusal('task.not-found', { task: id });
  const actor = { id: acting.person.id, isAdministrator: acting.policy.isAdministrator };
  return {
    instance: task.instance,
    command: {
      ...needs,
      verb: action,
      actor,
      slot: task.slot,
      ...(comment !== undefined && { opinion: comment }),
    },
  };
}

/** Of a task that there is not, no more is said than that. */
export async function ofTask<T>(id: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    if (!(cause instanceof Refusal) || cause.code !== 'instance.not-found') throw cause;
    throw new Refusal('task.not-found', { task: id });
  }
}
