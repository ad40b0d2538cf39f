import type { CompiledDecision } from '../compile/compiled-workflow.ts';
import { ExpressionFailure } from '../expression/environment.ts';
import { type Issue, issue } from '../issue.ts';
import { type Counts, countSlots, ruleHolds, type Vote, verdictOf } from '../workflow/decide.ts';
import { ballotsFor } from './ballots.ts';

/**
 * Proves by enumeration that every complete vote is either passed or rejected and never both
 * (approval.md M1); each problem comes with the vote that shows it. A rule must have an answer for
 * every vote, the one before anybody has voted among them. A vote in which everybody abstains is
 * nobody's decision and left to the rule for an empty seat (S12).
 * @param abstain whether the node lets its people abstain
 * @param proofs what was proven before: most nodes decide by the same few rules, whatever their workflow
 */
export function checkDecision(
  decision: CompiledDecision,
  path: string,
  abstain: boolean,
  proofs: DecisionProofs,
): Issue[] {
  try {
    const problem = provenOnce({ decision, answers: abstain ? [...yesOrNo, 'abstained'] : yesOrNo }, proofs);
    if (!problem) return [];
    const { approved, rejected, abstained, total } = problem.counts;
    return [issue(problem.code, path, { total, approved, rejected, abstained })];
  } catch (cause) {
    if (!(cause instanceof ExpressionFailure)) throw cause;
    return [issue('expression.failed', path, { reason: cause.reason, source: decision.passWhen.source })];
  }
}

const yesOrNo = ['approved', 'rejected'] as const;

interface Proof {
  decision: CompiledDecision;
  answers: readonly Vote['state'][];
}

/** The problem of a rule, or that it has none, by everything that a proof hangs on. */
export type DecisionProofs = Map<string, Problem | undefined>;

interface Problem {
  code: 'workflow.decision-overlap' | 'workflow.decision-gap';
  counts: Counts;
}

function provenOnce(proof: Proof, proofs: DecisionProofs): Problem | undefined {
  const { passWhen, rejectWhen, early, order, minimums } = proof.decision;
  const key = JSON.stringify([
    passWhen.source,
    rejectWhen.source,
    early,
    order,
    minimums ?? null,
    proof.answers.length,
  ]);
  if (!proofs.has(key)) proofs.set(key, findProblem(proof));
  return proofs.get(key);
}

function findProblem(proof: Proof): Problem | undefined {
  for (const ballot of ballotsFor(proof.decision)) {
    const problem = search(proof, ballot, new Set());
    if (problem) return problem;
  }
  return undefined;
}

/**
 * Votes come one by one, of several who are alike the first; where the rule is early, the first side that
 * holds ends it. Nothing is asked before the first vote.
 */
function search(proof: Proof, votes: readonly Vote[], seen: Set<string>): Problem | undefined {
  const key = votes
    .map(({ state, group, weight }) => `${state}/${group}/${weight}`)
    .sort()
    .join();
  if (seen.has(key)) return undefined;
  seen.add(key);
  const { decision, answers } = proof;
  const counts = countSlots(votes, decision.minimums);
  if (decision.early || counts.open === 0) {
    const problem = problemAt(decision, counts);
    if (problem) return problem;
    if (counts.decided > 0 && verdictOf(decision, counts) !== 'open') return undefined;
  }
  const alike = new Set<string>();
  for (const [index, vote] of votes.entries()) {
    const kind = `${vote.group}/${vote.weight}`;
    if (vote.state !== 'pending' || alike.has(kind)) continue;
    alike.add(kind);
    for (const state of answers) {
      const problem = search(proof, votes.with(index, { ...vote, state }), seen);
      if (problem) return problem;
    }
  }
  return undefined;
}

function problemAt(decision: CompiledDecision, counts: Counts): Problem | undefined {
  if (counts.open === 0 && counts.abstained === counts.total) return undefined;
  const [passes, rejects] = [ruleHolds(decision.passWhen, counts), ruleHolds(decision.rejectWhen, counts)];
  if (passes && rejects) return { code: 'workflow.decision-overlap', counts };
  if (!passes && !rejects && counts.open === 0) return { code: 'workflow.decision-gap', counts };
  return undefined;
}
