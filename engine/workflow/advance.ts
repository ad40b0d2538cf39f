import type { CompiledFork } from '../compile/compiled-workflow.ts';
import { ExpressionFailure } from '../expression/environment.ts';
import { activateSlots } from './activate.ts';
import { awaitsAddition } from './additions.ts';
import { flowAdministrators } from './assignees/resolve-assignees.ts';
import { closeVisit } from './close.ts';
import { countSlots, type Verdict, verdictOf, votersOf } from './decide.ts';
import { endSlots } from './end-slots.ts';
import { settleEscalations } from './escalations.ts';
import { type Failure, isOpen, type Token } from './instance.ts';
import { NobodyToAsk } from './nodes/approval.ts';
import { enterNode } from './nodes/index.ts';
import type { Entered, NodeOf } from './nodes/node.ts';
import { CannotStart } from './nodes/subprocess.ts';
import { rejectVisit } from './reject.ts';
import { replaceEverybody } from './replace-everybody.ts';
import { wayOn } from './resume.ts';
import { type Run, snapshotOf } from './run.ts';
import { settleAdditions } from './settle-additions.ts';
import { visitOf } from './visit-of.ts';

/** Nodes that one command may pass without waiting for anybody (approval.md K10). */
const mostAutomaticSteps = 100;

/** A token between two nodes. */
interface Edge {
  token: string;
  from: string;
  to: string;
}

/**
 * Moves a token along, and those that it turns into, until every one of them waits or the instance is
 * over. If the next step cannot be taken, what the person decided stands and the instance parks on
 * that very edge; tokens whose turn had not come go on after it (approval.md K11, G2).
 */
export function advance(run: Run, token: string, from: string, to: string): void {
  const open: Edge[] = [{ token, from, to }];
  for (let edge = open.shift(); edge; edge = open.shift()) {
    if (!tokenOf(run, edge.token)) continue;
    const entered = pass(run, edge);
    if (entered === 'failed') return;
    open.unshift(...edgesBehind(entered, edge));
  }
}

/** One step of one token. */
function pass(run: Run, { token, from, to }: Edge): Entered | 'failed' {
  run.automatic.push(to);
  const loop = loopAt(run, to);
  if (loop !== undefined) {
    fail(run, { code: 'loop', from, to, token, detail: loop });
    return 'failed';
  }
  const node = run.node(to);
  try {
    run.emit({ type: 'token-moved', token, to });
    return enterNode(run, node, tokenOf(run, token) as Token);
  } catch (cause) {
    park(run, { from, to, token }, cause);
    return 'failed';
  }
}

function edgesBehind(entered: Entered, { token, to }: Edge): Edge[] {
  if (entered === 'wait' || entered === 'over') return [];
  const sent = 'next' in entered ? [entered] : entered;
  return sent.map((one) => ({ token: one.token ?? token, from: to, to: one.next }));
}

function tokenOf(run: Run, id: string): Token | undefined {
  return run.instance.tokens.find((one) => one.id === id);
}

/** Tokens that a failure has left standing at their fork set out now (approval.md K11). */
export function advanceStanding(run: Run): void {
  for (const token of run.instance.tokens) {
    if (run.instance.state !== 'running') return;
    const way = standingWay(run, token);
    if (way !== undefined && tokenOf(run, token.id)) advance(run, token.id, token.node, way);
  }
}

function standingWay({ instance, facts }: Run, { scope, branch, node }: Token): string | undefined {
  if (instance.scopes.find((one) => one.id === scope)?.fork !== node) return undefined;
  const fork = facts.workflow.nodes.get(node) as CompiledFork;
  return fork.branches.find((one) => one.id === branch)?.next;
}

/** The nodes of a loop that the guard stops, as this command passed them; or undefined. */
function loopAt(run: Run, node: string): string | undefined {
  const { visits, waits = [] } = run.instance;
  const entries = [...visits, ...waits].filter((one) => one.node === node).length;
  const isLoop =
    run.automatic.length > mostAutomaticSteps || entries >= run.facts.workflow.definition.maxReentries;
  return isLoop ? [...new Set(run.automatic)].join(' → ') : undefined;
}

function reasonOf(cause: unknown): Pick<Failure, 'code' | 'detail'> {
  if (cause instanceof ExpressionFailure) return { code: 'expression', detail: cause.reason };
  if (cause instanceof CannotStart) return { code: cause.code, detail: cause.message };
  if (cause instanceof NobodyToAsk) return { code: 'no-approver', detail: cause.message };
  throw cause;
}

/** A token cannot take its next step: the instance parks there, or whatever it was is thrown on (approval.md K11). */
export function park(run: Run, edge: Edge, cause: unknown): void {
  fail(run, { ...reasonOf(cause), ...edge });
}

/** The approval stops where it stands, and its administrators hear of it (approval.md K4). */
export function fail(run: Run, failure: Failure): void {
  run.emit({ type: 'failed', failure });
  run.effect({
    kind: 'notify',
    event: 'instance-failed',
    to: administratorsOf(run),
  });
}

/** Who looks after this approval, as of now. */
export function administratorsOf({ facts: { facts, workflow } }: Run) {
  return flowAdministrators(workflow.definition.admin, facts.organisation).map((person) =>
    snapshotOf(person, facts),
  );
}

/** Asks the rule of a visit after something in it changed, and acts on the answer (approval.md M1, M9). */
export function settle(run: Run, visitId: string): void {
  const visit = visitOf(run, visitId);
  const node = run.node(visit.node) as NodeOf<'approval'>;
  try {
    const verdict = verdictWithAdditions(run, node, visitId);
    if (verdict === 'passed' || verdict === 'rejected') decideVisit(run, visitId, verdict);
    else if (verdict === 'open') continueVisit(run, node, visitId);
    else if (verdict === 'undecided') settleEmpty(run, node, visitId);
  } catch (cause) {
    park(run, { from: node.id, to: node.id, token: visit.token }, cause);
  }
}

/** Settles a visit that was opened again, where all who would have to decide again have left (approval.md E5). */
export function settleDeserted(run: Run, visitId: string): void {
  const { state, slots } = visitOf(run, visitId);
  if (state === 'open' && !slots.some((slot) => slot.state === 'pending')) settle(run, visitId);
}

/** A visit is decided: it closes, and its token goes on behind it. */
export function decideVisit(
  run: Run,
  visitId: string,
  verdict: 'passed' | 'rejected',
  reason?: string,
): void {
  const visit = visitOf(run, visitId);
  const node = run.node(visit.node) as NodeOf<'approval'>;
  if (verdict === 'rejected') leaveRejected(run, visitId, visit.token, reason);
  else {
    closeVisit(run, visitId, 'passed', reason);
    advance(run, visit.token, node.id, wayOn(run, visit, node));
  }
}

/**
 * What the rule says once the people are heard who were asked in. Where it holds but people who follow
 * an approval have not decided, it waits for them alone: nobody else can change it (approval.md S5).
 */
function verdictWithAdditions(run: Run, node: NodeOf<'approval'>, visitId: string): Verdict | 'awaiting' {
  settleEscalations(run, visitId);
  if (settleAdditions(run, node, visitId) === 'rejected') return 'rejected';
  const visit = visitOf(run, visitId);
  const voters = votersOf(visit);
  const verdict = verdictOf(node.decision, countSlots(voters, node.decision.minimums));
  if (verdict !== 'passed' || !awaitsAddition(visit, voters)) return verdict;
  endSlots(run, visitId, voters.filter(isOpen), 'not-needed');
  return 'awaiting';
}

/** Whoever's turn it is now gets it; if one of them has departed, the rule is asked again. */
function continueVisit(run: Run, node: NodeOf<'approval'>, visitId: string): void {
  const before = run.changes.length;
  activateSlots(run, node, visitId);
  if (run.changes.length > before) settle(run, visitId);
}

/** Everybody has answered or gone and neither side holds. */
function settleEmpty(run: Run, node: NodeOf<'approval'>, visitId: string): void {
  const outcome = replaceEverybody(run, node, visitOf(run, visitId));
  const { token } = visitOf(run, visitId);
  if (outcome === 'auto-reject') leaveRejected(run, visitId, token);
  if (outcome !== 'auto-pass') return;
  const isAgreed = visitOf(run, visitId).slots.some((slot) => slot.state === 'approved');
  closeVisit(run, visitId, isAgreed ? 'passed' : 'skipped', 'auto-pass');
  advance(run, token, node.id, wayOn(run, visitOf(run, visitId), node));
}

function leaveRejected(run: Run, visitId: string, token: string, reason?: string): void {
  const from = visitOf(run, visitId).node;
  const entered = rejectVisit(run, visitId, reason);
  goOnBehind(run, { token, from }, entered);
}

/** What a node said when it let a token go is done: it goes on, or others in its place. */
export function goOnBehind(run: Run, { token, from }: Omit<Edge, 'to'>, entered: Entered): void {
  for (const edge of edgesBehind(entered, { token, from, to: from })) advance(run, edge.token, from, edge.to);
}
