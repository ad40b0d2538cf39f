import type { IssueParams, Label } from '../../../engine/issue.ts';
import { Refusal, type RefusalCode } from '../../../engine/refusal.ts';
import type { Command } from '../../../engine/workflow/command.ts';
import {
  type Instance,
  type InstanceState,
  type PersonSnapshot,
  pendingSlots,
  type VisitState,
} from '../../../engine/workflow/instance.ts';
import { type InstanceAct, instanceCommand, readInstance } from './act-on-instance.ts';
import { ofTask, type TaskAct, taskCommand } from './act-on-task.ts';
import type { Acting } from './acting.ts';
import { assertKnown } from './known-people.ts';
import { type PlannedStep, planStep, type StepSubject } from './plan-step.ts';
import { subjectOf } from './run-instance.ts';

/** What would happen if somebody did it now (issue 5.5); nothing of it is written. */
export interface Rehearsal {
  /** Why it is not possible. */
  refusal?: { code: RefusalCode; params: IssueParams };
  /** To-dos that would disappear, and that would appear. */
  vanish: RehearsedTask[];
  appear: RehearsedTask[];
  /** Openings of nodes that would end with it. */
  closes: { node: RehearsedNode; state: VisitState }[];
  /** The state that the approval would be in, and the record. */
  state: InstanceState;
  recordState: string | null;
}

interface RehearsedNode {
  id: string;
  label: Label | null;
}

interface RehearsedTask {
  person: PersonSnapshot;
  node: RehearsedNode;
}

/** Refusals that are no matter of how it stands: whoever may not do it is not told how it would be. */
const forbidding: ReadonlySet<RefusalCode> = new Set([
  'task.not-found',
  'task.not-yours',
  'instance.not-found',
  'instance.not-initiator',
  'permission.denied',
]);

/** An opinion may be written after looking at what would happen. */
const unwritten = '…';

export function rehearseTaskAct(acting: Acting, id: string, act: TaskAct): Promise<Rehearsal> {
  const { instance, command } = taskCommand(acting, id, act);
  return ofTask(id, () => rehearse(acting, instance, command));
}

export async function rehearseInstanceAct(acting: Acting, id: string, act: InstanceAct): Promise<Rehearsal> {
  await readInstance(acting, id);
  return rehearse(acting, id, instanceCommand(acting, act));
}

/** Asks the very machine that would do it, on the record and the people as they are. */
async function rehearse(acting: Acting, instanceId: string, command: Command): Promise<Rehearsal> {
  const subject = await subjectOf(acting, instanceId);
  const instance = subject.instance as Instance;
  assertKnown(acting, command);
  try {
    const spoken = { ...command, opinion: command.opinion?.trim() || unwritten };
    return outcomeOf(await planSigned(acting, subject, spoken));
  } catch (cause) {
    if (!(cause instanceof Refusal) || forbidding.has(cause.code)) throw cause;
    const { code, params } = cause;
    const { state } = instance;
    const recordState = subject.record.state ?? null;
    return { refusal: { code, params }, vanish: [], appear: [], closes: [], state, recordState };
  }
}

/** Nobody signs only to see what would happen: where a signature is asked for, there is one (approval.md F4). */
async function planSigned(acting: Acting, subject: StepSubject, command: Command): Promise<PlannedStep> {
  try {
    return await planStep(acting, subject, command);
  } catch (cause) {
    if (!(cause instanceof Refusal) || cause.code !== 'task.signature-required') throw cause;
    const signature = { id: '', kind: 'drawn' as const, hash: '' };
    return planStep(acting, subject, { ...command, signature });
  }
}

function outcomeOf({ before, outcome: { instance: after }, workflow, recordAfter }: PlannedStep): Rehearsal {
  const [was, is] = [before ? pendingSlots(before) : [], pendingSlots(after)];
  const nodeOf = (id: string): RehearsedNode => ({
    id,
    label: workflow.nodes.get(id)?.definition.label ?? null,
  });
  const beyond = (some: typeof is, others: typeof is): RehearsedTask[] =>
    some
      .filter(({ slot }) => !others.some((other) => other.slot.id === slot.id))
      .map(({ slot, visit }) => ({ person: slot.assignee, node: nodeOf(visit.node) }));
  const open = new Set(before?.visits.filter(({ state }) => state === 'open').map(({ id }) => id));
  return {
    vanish: beyond(was, is),
    appear: beyond(is, was),
    closes: after.visits
      .filter(({ id, state }) => open.has(id) && state !== 'open')
      .map(({ node, state }) => ({ node: nodeOf(node), state })),
    state: after.state,
    recordState: recordAfter.state ?? null,
  };
}
