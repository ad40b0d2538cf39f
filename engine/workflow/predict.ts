import type { Label } from '../issue.ts';
import type { Addition } from './additions.ts';
import { seekingOf } from './assignees/seeking.ts';
import { candidatesOf } from './assignees/sources.ts';
import type { Change } from './change.ts';
import { choiceOf } from './choices.ts';
import type { Command } from './command.ts';
import {
  type Failure,
  type Instance,
  type PersonSnapshot,
  pendingSlots,
  type TraceStep,
  type Visit,
} from './instance.ts';
import { nextWait, passing } from './pass-wait.ts';
import { type PredictedCopy, predictedCopies } from './predicted-copies.ts';
import { Run, snapshotOf, type WorkflowFacts } from './run.ts';
import { type ShownSlot, shownSlot } from './slot.ts';
import { step } from './step.ts';
import type { Suspension } from './suspension.ts';
import type { Wait } from './wait.ts';

/** One approval on the way: what has been, what is, or what will be if everybody agrees (approval.md L3). */
export interface PathStep {
  visit: string;
  node: string;
  label?: Label | undefined;
  when: 'done' | 'current' | 'predicted';
  state: Visit['state'];
  slots: readonly ShownSlot[];
  order: 'together' | 'sequential';
  reason?: string | undefined;
  trace: readonly TraceStep[];
  openedAt?: string;
  closedAt?: string | undefined;
  /** Blank fields that the way here hangs on: "depends on …". */
  dependsOn: readonly string[];
  /** Groups that were asked in, and who has claimed it (S4, S5, M8). */
  additions?: readonly Addition[];
  claim?: string;
  /** People are still to be chosen for it: by whom, how many, from whom (A5). */
  choice?: PendingChoice;
}

export interface PendingChoice {
  by: 'initiator' | 'previous';
  least: number;
  most: number;
  candidates: readonly PersonSnapshot[];
}

export interface PredictedPath {
  steps: readonly PathStep[];
  /** Gateways that are passed from here on, in order, with the branch taken. */
  routes: readonly { node: string; branch: string }[];
  /** What it waits for besides people: has waited, waits, will wait (G6). */
  waits: readonly PredictedWait[];
  /** Who has been told of it on the way, and who will be (S10). */
  copies: readonly PredictedCopy[];
  ends: Instance['state'];
  failure?: Failure | undefined;
  /** Of an approval that stands still: what follows is what would follow if it went on (B13). */
  suspension?: Suspension | undefined;
}

export interface PredictedWait {
  wait: string;
  node: string;
  label?: Label | undefined;
  when: 'done' | 'current' | 'predicted';
  kind: Wait['kind'];
  state: Wait['state'];
  /** How many of the steps come before it. */
  after: number;
  /** Of a delay: until when. */
  until?: string;
}

/** More rounds than any sensible approval; a prediction past it is cut off. */
const longest = 300;

/**
 * The way of a record through its workflow: past facts, then what follows if everybody agrees.
 * It runs the very machine that will run, so prediction equals execution while the data stay.
 * Without an instance, `initiator` is whoever would submit, for which department and with whom they have
 * chosen so far (A5, A9).
 */
export function predictPath(
  instance: Instance | undefined,
  initiator: string,
  facts: WorkflowFacts,
  submitting: Pick<Command, 'chosen' | 'department'> = {},
): PredictedPath {
  const { chosen = {} } = submitting;
  const routed: Change[] = [];
  let { now } = facts.facts;
  const take = (
    current: Instance | undefined,
    command: Omit<Command, 'commandId' | 'rehearsal'>,
  ): Instance => {
    const then = { ...facts, facts: { ...facts.facts, now } };
    const outcome = step(current, { commandId: 'prediction', rehearsal: true, ...command }, then);
    routed.push(...outcome.changes);
    return outcome.instance;
  };
  let current =
    instance ??
    take(undefined, { verb: 'start', actor: { id: initiator }, instance: 'prediction', ...submitting });
  if (current.state === 'suspended')
    current = take(current, { verb: 'resume', actor: { id: 'system:rule', isAdministrator: true } });
  if (instance && current.state === 'returned')
    current = take(current, { verb: 'resubmit', actor: { id: current.initiator.id }, chosen });
  for (let count = 0; count < longest && current.state === 'running'; count++) {
    const next = pendingSlots(current)[0];
    if (!next) {
      const wait = nextWait(current);
      if (!wait) break;
      if (wait.kind === 'delay' && wait.until > now) now = wait.until;
      current = take(current, passing(wait));
      continue;
    }
    const verb = next.slot.origin === 'delegate' ? 'advise' : 'approve';
    const advice = { advice: 'approve' } as const;
    current = take(current, {
      verb,
      actor: { id: next.slot.assignee.id },
      slot: next.slot.id,
      ...(verb === 'advise' && advice),
    });
  }
  const foreseen = new Run(
    current,
    { commandId: 'prediction', verb: 'start', actor: { id: initiator } },
    facts,
  );
  const steps = current.visits.map((visit) => {
    const choice = instance?.visits.some((one) => one.id === visit.id)
      ? undefined
      : choiceAt(foreseen, visit);
    return { ...pathStep(visit, instance, facts, routed), ...(choice && { choice }) };
  });
  const routes = routed.flatMap((one) =>
    one.type === 'routed' ? [{ node: one.node, branch: one.branch }] : [],
  );
  const waits = (current.waits ?? []).map((wait) => predictedWait(wait, instance, facts));
  const copies = predictedCopies(instance, routed, facts.workflow);
  const { state: ends, failure } = current;
  return { steps, routes, waits, copies, ends, failure, suspension: instance?.suspension };
}

function predictedWait(wait: Wait, instance: Instance | undefined, facts: WorkflowFacts): PredictedWait {
  const before = instance?.waits?.find((one) => one.id === wait.id);
  const isOpen = before?.state === 'open';
  return {
    wait: wait.id,
    node: wait.node,
    label: facts.workflow.nodes.get(wait.node)?.definition.label,
    when: before ? (isOpen ? 'current' : 'done') : 'predicted',
    kind: wait.kind,
    state: (before ?? wait).state,
    after: wait.after,
    ...untilOf(before ?? wait),
  };
}

function pathStep(
  visit: Visit,
  instance: Instance | undefined,
  facts: WorkflowFacts,
  changes: readonly Change[],
): PathStep {
  const before = instance?.visits.find((one) => one.id === visit.id);
  const node = facts.workflow.nodes.get(visit.node);
  const real = before ?? visit;
  return {
    visit: visit.id,
    node: visit.node,
    label: node?.definition.label,
    when: before ? (before.state === 'open' ? 'current' : 'done') : 'predicted',
    state: real.state,
    slots: real.slots.map(shownSlot),
    order: node?.type === 'approval' ? node.decision.order : 'together',
    reason: real.reason,
    trace: real.trace,
    ...(before && { openedAt: before.openedAt, closedAt: before.closedAt }),
    dependsOn: dependencies(visit, changes),
    ...(real.additions && { additions: real.additions }),
    ...(real.claim !== undefined && { claim: real.claim }),
  };
}

function untilOf(wait: Wait): { until?: string } {
  return wait.kind === 'delay' ? { until: wait.until } : {};
}

/** The choice that is still open at a predicted visit. */
function choiceAt(run: Run, { node: id }: Visit): PendingChoice | undefined {
  const node = run.node(id);
  const source = node.type === 'approval' ? choiceOf(node) : undefined;
  if (node.type !== 'approval' || !source || run.instance.choices?.[id]) return undefined;
  const candidates = candidatesOf(source, seekingOf(run, node));
  return {
    by: source.chosenBy,
    least: source.least,
    most: source.most,
    candidates: candidates.map((person) => snapshotOf(person, run.facts.facts)),
  };
}

/** Blank fields met at the gateways just before a visit opened. */
function dependencies(visit: Visit, changes: readonly Change[]): string[] {
  const at = changes.findIndex((change) => change.type === 'visit-opened' && change.visit.id === visit.id);
  const fields: string[] = [];
  for (let index = at - 1; index >= 0; index--) {
    const change = changes[index];
    if (change?.type === 'visit-opened') break;
    if (change?.type === 'routed') fields.push(...change.unknown);
  }
  return [...new Set(fields)];
}
