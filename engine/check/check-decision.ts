import type { CompiledDecision } from '../compile/compiled-workflow.ts';
import { ExpressionFailure } from '../expression/environment.ts';
import { type Issue, issue } from '../issue.ts';
import { type Counts, ruleHolds, verdictOf } from '../workflow/decide.ts';

/** The largest number of voters that the proof goes through. */
const mostVoters = 12;

/**
 * Proves by enumeration that every complete vote is either passed or rejected and never both
 * (approval.md M1); each problem comes with the vote that shows it. A rule must have an answer for
 * every vote, the one before anybody has voted among them.
 */
export function checkDecision(decision: CompiledDecision, path: string): Issue[] {
  try {
    return proveDecision(decision, path);
  } catch (cause) {
    if (!(cause instanceof ExpressionFailure)) throw cause;
    return [issue('expression.failed', path, { reason: cause.reason, source: decision.passWhen.source })];
  }
}

function proveDecision(decision: CompiledDecision, path: string): Issue[] {
  for (let total = 1; total <= mostVoters; total++) {
    const problem = decision.early
      ? searchEarly(decision, countsOf(0, 0, total), new Set())
      : searchComplete(decision, total);
    if (problem) {
      const { approved, rejected } = problem.counts;
      return [issue(problem.code, path, { total, approved, rejected })];
    }
  }
  return [];
}

interface Problem {
  code: 'workflow.decision-overlap' | 'workflow.decision-gap';
  counts: Counts;
}

function countsOf(approved: number, rejected: number, total: number): Counts {
  const decided = approved + rejected;
  return { approved, rejected, abstained: 0, decided, open: total - decided, total };
}

function problemAt(decision: CompiledDecision, counts: Counts): Problem | undefined {
  const [passes, rejects] = [ruleHolds(decision.passWhen, counts), ruleHolds(decision.rejectWhen, counts)];
  if (passes && rejects) return { code: 'workflow.decision-overlap', counts };
  if (!passes && !rejects && counts.open === 0) return { code: 'workflow.decision-gap', counts };
  return undefined;
}

/** Votes come one by one, and the first rule that holds ends it; nothing is asked before the first vote. */
function searchEarly(decision: CompiledDecision, counts: Counts, seen: Set<string>): Problem | undefined {
  const key = `${counts.approved}/${counts.rejected}`;
  if (seen.has(key)) return undefined;
  seen.add(key);
  const problem = problemAt(decision, counts);
  if (problem || (counts.decided > 0 && verdictOf(decision, counts) !== 'open')) return problem;
  const { approved, rejected, total } = counts;
  return (
    searchEarly(decision, countsOf(approved + 1, rejected, total), seen) ??
    searchEarly(decision, countsOf(approved, rejected + 1, total), seen)
  );
}

function searchComplete(decision: CompiledDecision, total: number): Problem | undefined {
  for (let approved = 0; approved <= total; approved++) {
    const problem = problemAt(decision, countsOf(approved, total - approved, total));
    if (problem) return problem;
  }
  return undefined;
}
