import type { ForkNode } from '../../engine/definition/fork.ts';
import type { ApprovalNode, WorkflowDefinition, WorkflowNode } from '../../engine/definition/workflow.ts';
import type { OrganisationSketch } from '../support/organisation.ts';
import { conditionsOf, holds } from './conditions.ts';
import { type Asking, type Found, findPeople, findReplacement, type Place } from './people.ts';
import type { Verdict } from './verdict.ts';
import { type Addition, type Resume, type Scope, type Seat, type Token, Visit } from './visit.ts';

/** Of the definition, or of the people, nothing follows: it waits for an administrator (K11). */
export class Failed extends Error {}

/**
 * The way of a record through its nodes: who is asked where, what their votes come to, where it goes
 * then. Written from approval.md alone: slow, naive, changed in place.
 */
export class Way {
  state = 'new';
  round = 1;
  returns = 0;
  readonly visits: Visit[] = [];
  readonly left = new Set<string>();
  revision = 1;
  protected acted = false;
  protected edits: { revision: number; fields: string[] }[] = [];
  protected resume: Resume | undefined;
  protected readonly asking: Asking;

  protected readonly flow: WorkflowDefinition;
  protected readonly initiator: string;
  readonly record: Record<string, unknown>;

  constructor(
    flow: WorkflowDefinition,
    company: OrganisationSketch,
    initiator: string,
    record: Record<string, unknown>,
  ) {
    this.flow = flow;
    this.initiator = initiator;
    this.record = record;
    const isActive = (id: string) =>
      company.people[id]?.active !== false && !!company.people[id] && !this.left.has(id);
    this.asking = { company, initiator, isActive, admin: flow.admin };
  }

  protected toInitiator(visit: Visit, by: string, mode: string, state: 'returned' | 'rejected'): void {
    this.returns++;
    visit.close(state);
    this.finish('returned');
    this.resume = { mode, by, visit, record: { ...this.record }, past: [...visit.token.past] };
  }

  /** B7: straight to the returner, unless a field that a condition asks has changed, or that one has left. */
  protected isDirect({ mode, by, visit, record }: Resume, scope: Scope | undefined): boolean {
    const conditions = Object.values(this.flow.nodes).flatMap(conditionsOf).join();
    const counts = (field: string) => this.flow.material.includes(field) || conditions.includes(field);
    const fields = Object.keys({ ...record, ...this.record }).filter(counts);
    const isSame = fields.every((field) => record[field] === this.record[field]);
    const found = findPeople(this.approval(visit.node).assignees, this.asking);
    const isThere =
      by === 'a vote' ||
      by === 'a clock' ||
      (typeof found !== 'string' && found.some((one) => one.person === by));
    return mode === 'direct' && isSame && isThere && visit.token.scope === scope;
  }

  /** Whether the votes decide the groups of added people, the innermost first, and the visit; and what follows. */
  protected settle(visit: Visit): void {
    for (const addition of visit.additions.toReversed()) {
      if (visit.state !== 'open' || addition.state !== 'open') continue;
      const verdict = visit.tally(addition.decision, addition);
      if (verdict !== 'open') this.endAddition(visit, addition, verdict);
    }
    if (visit.state !== 'open') return;
    const verdict = visit.tally(this.approval(visit.node).decision, undefined);
    if (verdict === 'nobody') this.seat(visit, this.replacement(visit));
    else if (verdict !== 'open') this.conclude(visit, verdict);
  }

  /** E2: whoever takes over; where groups sign, for each group that nobody has signed for (M7). */
  protected replacement({ node, seats }: Visit): Found {
    const { assignees, decision } = this.approval(node);
    if (typeof decision !== 'object' || !('groups' in decision))
      return findReplacement(assignees, this.asking);
    const isSigned = (group: string) =>
      seats.some((one) => one.group === group && /approved|skipped/.test(one.state));
    const groups = new Set(seats.map((one) => one.group).filter((group) => !isSigned(group)));
    return findReplacement(assignees, this.asking, groups);
  }

  /** S4, S5; who was removed is not missed, who abstained or has left is (S12, E5). */
  protected endAddition(visit: Visit, addition: Addition, verdict: Verdict): void {
    const { place, by, strict } = addition;
    const own = visit.seats.filter((one) => one.addition === addition);
    const isEmpty = own.some((one) => one.state === 'abstained' || one.hasLeft);
    if (verdict === 'nobody' && place === 'after' && isEmpty) {
      const { assignees } = this.approval(visit.node);
      this.seat(visit, findReplacement({ ...assignees, from: [], ifNone: [] }, this.asking), addition);
      return;
    }
    visit.endAddition(addition);
    if (verdict !== 'rejected') return;
    if (place === 'before' && strict) by.state = 'rejected';
    else if (place === 'after' && by.addition) this.endAddition(visit, by.addition, 'rejected');
    else if (place === 'after') this.conclude(visit, 'rejected');
  }

  /** B1 */
  protected conclude(visit: Visit, state: 'passed' | 'rejected' | 'skipped'): void {
    const { token, goesBackTo } = visit;
    const { onReject, next, return: giving } = this.approval(visit.node);
    if (state === 'rejected' && onReject === 'return' && this.returns < this.flow.maxReturns)
      this.toInitiator(visit, 'a vote', giving.resubmit, 'rejected');
    visit.close(state);
    if (visit.isDecidedByPeople) token.past.push(visit);
    if (this.state !== 'running') return;
    if (state === 'rejected' && typeof onReject !== 'object') this.rejectToken(token);
    else if (state === 'rejected') this.enter(token, (onReject as { branch: string }).branch);
    else if (goesBackTo && this.isDirect(goesBackTo, token.scope)) this.open(token, goesBackTo.visit.node);
    else this.enter(token, next);
  }

  protected enter(token: Token, id: string): void {
    const node = this.flow.nodes[id] as WorkflowNode;
    if (node.type === 'approval') this.open(token, id);
    else if (node.type === 'exclusive') this.enter(token, this.ways(node)[0]?.[1] as string);
    else if (node.type === 'parallel' || node.type === 'inclusive') this.fork(token, id, this.ways(node));
    else if (node.type === 'join' || node.type === 'end-branch') this.endBranch(token, 'passed');
    else if (node.type === 'end') this.finish('approved');
    else if (node.type === 'start') this.enter(token, node.next);
    else throw new Error(`the model knows no ${node.type}`);
  }

  /** G1–G3: the branches whose condition is true, and the one without a condition when none is; of a parallel fork all. */
  protected ways(node: Extract<WorkflowNode, { branches: object }>): [id: string, next: string][] {
    const branches = Object.entries(node.branches as Record<string, { when?: string; next: string }>);
    const isTrue = ({ when }: { when?: string }) => when !== undefined && holds(when, this.record);
    const chosen = node.type === 'parallel' ? branches : branches.filter(([, branch]) => isTrue(branch));
    return (chosen.length > 0 ? chosen : branches.slice(-1)).map(([id, { next }]) => [id, next]);
  }

  protected fork(token: Token, fork: string, ways: [id: string, next: string][]): void {
    const results = Object.fromEntries(ways.map(([id]) => [id, 'running' as const]));
    const scope: Scope = { fork, token, isOpen: true, results };
    for (const [branch, next] of ways)
      if (scope.isOpen && this.state === 'running')
        this.enter({ past: [...token.past], scope, branch }, next);
  }

  /** B6 */
  protected endBranch({ scope, branch }: Token, result: 'passed' | 'rejected'): void {
    if (!scope || branch === undefined) throw new Error('a join outside of a fork');
    const { onBranchReject, decide, join } = this.flow.nodes[scope.fork] as ForkNode;
    scope.results[branch] = result;
    const results = Object.values(scope.results);
    if (results.includes('running')) return;
    scope.isOpen = false;
    const isRejected = decide === 'all' ? results.includes('rejected') : !results.includes('passed');
    if (onBranchReject === 'wait-all' && isRejected) this.rejectToken(scope.token);
    else this.enter(scope.token, (this.flow.nodes[join] as { next: string }).next);
  }

  protected rejectToken(token: Token): void {
    const fork = token.scope && (this.flow.nodes[token.scope.fork] as ForkNode);
    if (!token.scope) this.finish('rejected');
    else if (fork?.onBranchReject === 'cancel-siblings') this.rejectToken(this.cancel(token.scope));
    else this.endBranch(token, 'rejected');
  }

  /** Stops everything in a fork; gives the token that had come in. */
  protected cancel(scope: Scope): Token {
    scope.isOpen = false;
    for (const visit of this.visits)
      for (let at = visit.token.scope; at; at = at.token.scope) if (at === scope) visit.close('cancelled');
    return scope.token;
  }

  protected finish(state: string): void {
    this.state = state;
    for (const visit of this.visits) visit.close('cancelled');
  }

  /** E6, E7 */
  protected open(token: Token, id: string, goesBackTo?: Resume): void {
    const { skipWhen, assignees } = this.approval(id);
    const visit = this.visitOf(token, id, goesBackTo);
    const isSkipped = skipWhen !== undefined && holds(skipWhen, this.record);
    const found = isSkipped ? 'auto-pass' : findPeople(assignees, this.asking);
    const places = typeof found === 'string' ? [] : found;
    const agreed = places.filter(({ person }) => this.hasAgreed(visit, person));
    const isAsked = typeof found === 'string' || agreed.length < places.length;
    this.seat(visit, isAsked ? found : 'auto-pass', undefined, agreed);
  }

  protected visitOf(token: Token, node: string, goesBackTo?: Resume): Visit {
    const number = this.visits.filter((one) => one.node === node).length + 1;
    const visit = new Visit(node, number, this.round, token, this.asking.isActive);
    visit.goesBackTo = goesBackTo;
    this.visits.push(visit);
    return visit;
  }

  /** These people now have the visit, or a group in it, unless they have left (E5); who abstained there before counts no more (S12). */
  protected seat(visit: Visit, found: Found, addition?: Addition, agreed: Place[] = []): void {
    const { decision } = this.approval(visit.node);
    if (found === 'fail') throw new Failed();
    if (found === 'auto-reject') this.conclude(visit, 'rejected');
    else if (found === 'auto-pass' && addition) visit.endAddition(addition);
    else if (found === 'auto-pass')
      this.conclude(visit, visit.seats.some((one) => one.state === 'approved') ? 'passed' : 'skipped');
    else {
      for (const one of visit.seats)
        if (one.addition === addition && one.state === 'abstained') one.state = 'gone';
      const state = (addition?.decision ?? decision) === 'sequential' ? 'waiting' : 'pending';
      for (const one of found) {
        const { person, group, weight } = one;
        const passedOver = agreed.includes(one)
          ? 'skipped'
          : this.asking.isActive(person)
            ? undefined
            : 'gone';
        visit.add({ person, group, weight }, { state: passedOver ?? state, addition });
      }
      this.settle(visit);
    }
  }

  /** E4: the same person has approved the same on this way, in this round. */
  protected hasAgreed({ token, node: id }: Visit, person: string): boolean {
    const { alwaysAsk, opinion, fields } = this.approval(id);
    const { duplicates } = this.flow;
    const writes = Object.values(fields).some((right) => right === 'edit' || right === 'required');
    if (duplicates === 'none' || alwaysAsk || writes || opinion.approve === 'required') return false;
    const earlier = token.past
      .slice(duplicates === 'consecutive' ? -1 : 0)
      .filter(({ round, state }) => round === this.round && state === 'passed');
    const isSame = (revision: number) =>
      this.edits.every(
        (edit) => edit.revision <= revision || edit.fields.every((one) => fields[one] === 'hidden'),
      );
    const isYes = ({ state, isByClock }: Seat) => state === 'approved' && !isByClock;
    return earlier
      .flatMap((visit) => visit.seats)
      .some((seat) => seat.person === person && isYes(seat) && isSame(seat.revision));
  }

  protected approval(id: string): ApprovalNode {
    return this.flow.nodes[id] as ApprovalNode;
  }
}
