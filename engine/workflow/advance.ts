import { ExpressionFailure } from '../expression/environment.ts';
import { activateSlots, visitOf } from './activate.ts';
import { flowAdministrators } from './assignees/resolve-assignees.ts';
import { closeVisit, rejectVisit } from './close.ts';
import { countSlots, verdictOf, votersOf } from './decide.ts';
import type { Failure } from './instance.ts';
import { NobodyToAsk } from './nodes/approval.ts';
import { enterNode } from './nodes/index.ts';
import type { NodeOf } from './nodes/node.ts';
import { replaceEverybody } from './replace-everybody.ts';
import { type Run, snapshotOf } from './run.ts';

/** Nodes that one command may pass without waiting for anybody (approval.md K10). */
const mostAutomaticSteps = 100;

/**
 * Moves a token along until a node waits or the instance is over. If the next step cannot be
 * taken, what the person decided stands and the instance parks on that very edge (approval.md K11).
 */
export function advance(run: Run, token: string, from: string, to: string): void {
  let [edgeFrom, edgeTo] = [from, to];
  for (;;) {
    run.automatic.push(edgeTo);
    const loop = loopAt(run, edgeTo);
    if (loop !== undefined) {
      fail(run, { code: 'loop', from: edgeFrom, to: edgeTo, token, detail: loop });
      return;
    }
    const node = run.node(edgeTo);
    try {
      run.emit({ type: 'token-moved', token, to: edgeTo });
      const entered = enterNode(run, node, { id: token, node: edgeTo });
      if (entered === 'wait' || entered === 'over') return;
      [edgeFrom, edgeTo] = [edgeTo, entered.next];
    } catch (cause) {
      fail(run, { ...reasonOf(cause), from: edgeFrom, to: edgeTo, token });
      return;
    }
  }
}

/** The nodes of a loop that the guard stops, as this command passed them; or undefined. */
function loopAt(run: Run, node: string): string | undefined {
  const entries = run.instance.visits.filter((visit) => visit.node === node).length;
  const isLoop =
    run.automatic.length > mostAutomaticSteps || entries >= run.facts.workflow.definition.maxReentries;
  return isLoop ? [...new Set(run.automatic)].join(' → ') : undefined;
}

function reasonOf(cause: unknown): Pick<Failure, 'code' | 'detail'> {
  if (cause instanceof ExpressionFailure) return { code: 'expression', detail: cause.reason };
  if (cause instanceof NobodyToAsk) return { code: 'no-approver', detail: cause.message };
  throw cause;
}

function fail(run: Run, failure: Failure): void {
  run.emit({ type: 'failed', failure });
  run.effect({
    kind: 'notify',
    event: 'instance-failed',
    to: administratorsOf(run),
  });
}

function administratorsOf({ facts: { facts, workflow } }: Run) {
  return flowAdministrators(workflow.definition.admin, facts.organisation).map((person) =>
    snapshotOf(person, facts),
  );
}

/** Asks the rule of a visit after something in it changed, and acts on the answer (approval.md M1, M9). */
export function settle(run: Run, visitId: string): void {
  const visit = visitOf(run, visitId);
  const node = run.node(visit.node) as NodeOf<'approval'>;
  try {
    const verdict = verdictOf(node.decision, countSlots(votersOf(visit), node.decision.minimums));
    if (verdict === 'passed') {
      closeVisit(run, visitId, 'passed');
      advance(run, visit.token, node.id, node.next);
    } else if (verdict === 'rejected') leaveRejected(run, visitId, node.id, visit.token);
    else if (verdict === 'open') continueSequence(run, node, visitId);
    else settleEmpty(run, node, visitId);
  } catch (cause) {
    fail(run, { ...reasonOf(cause), from: node.id, to: node.id, token: visit.token });
  }
}

/** In a sequence the next one's turn comes; if whoever is left has departed, the rule is asked again. */
function continueSequence(run: Run, node: NodeOf<'approval'>, visitId: string): void {
  const before = visitOf(run, visitId);
  if (before.slots.some((slot) => slot.state === 'pending')) return;
  activateSlots(run, node, visitId);
  const after = visitOf(run, visitId);
  if (!after.slots.some((slot) => slot.state === 'pending')) settle(run, visitId);
}

/** Everybody has answered or gone and neither side holds. */
function settleEmpty(run: Run, node: NodeOf<'approval'>, visitId: string): void {
  const outcome = replaceEverybody(run, node, visitOf(run, visitId));
  const { token } = visitOf(run, visitId);
  if (outcome === 'auto-reject') leaveRejected(run, visitId, node.id, token);
  if (outcome !== 'auto-pass') return;
  closeVisit(run, visitId, 'passed', 'auto-pass');
  advance(run, token, node.id, node.next);
}

function leaveRejected(run: Run, visitId: string, from: string, token: string): void {
  const entered = rejectVisit(run, visitId);
  if (typeof entered === 'object') advance(run, token, from, entered.next);
}
