import { Refusal } from '../../../engine/refusal.ts';
import type { Command } from '../../../engine/workflow/command.ts';
import { parseTaskId } from '../store/tasks.ts';
import type { Acting } from './acting.ts';
import type { PlannedStep } from './plan-step.ts';
import { runCommand } from './run-instance.ts';

export interface TaskAction {
  action: 'approve' | 'reject' | 'return';
  comment?: string | undefined;
  seenRevision?: number | undefined;
  resubmit?: 'restart' | 'from-target' | 'direct' | undefined;
  commandId: string;
}

/** Decides a task; the loser of a race learns who won (approval.md K5, M3). */
export async function actOnTask(acting: Acting, id: string, action: TaskAction): Promise<PlannedStep> {
  const task = parseTaskId(id);
  if (!task) throw new Refusal('task.not-found', { task: id });
  const command: Command = {
    commandId: action.commandId,
    verb: action.action,
    actor: { id: acting.person.id },
    slot: task.slot,
    ...(action.comment !== undefined && { opinion: action.comment }),
    ...(action.seenRevision !== undefined && { seenRevision: action.seenRevision }),
    ...(action.resubmit !== undefined && { resubmit: action.resubmit }),
  };
  try {
    return await runCommand(acting, task.instance, command);
  } catch (cause) {
    if (!(cause instanceof Refusal) || cause.code !== 'instance.not-found') throw cause;
    throw new Refusal('task.not-found', { task: id });
  }
}
