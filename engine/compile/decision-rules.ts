import type { Decision, DecisionRule, VoteDecision } from '../definition/decision.ts';

const everybody = {
  passWhen: 'approved + abstained == total && approved >= 1',
  rejectWhen: 'rejected >= 1',
  early: true,
} as const;

/** The rules that the named presets stand for (approval.md M2–M4). */
const presets = {
  any: { passWhen: 'approved >= 1', rejectWhen: 'rejected >= 1', early: true, order: 'together' },
  'any-unless-all-reject': {
    passWhen: 'approved >= 1',
    rejectWhen: 'rejected >= 1 && rejected + abstained == total',
    early: true,
    order: 'together',
  },
  all: { ...everybody, order: 'together' },
  sequential: { ...everybody, order: 'sequential' },
} as const;

/** The rule that a decision stands for, over the counts of a visit (approval.md M1). */
export function ruleOf(decision: Decision): DecisionRule {
  if (typeof decision === 'string') return presets[decision];
  if ('vote' in decision) return voteRule(decision);
  if ('groups' in decision)
    return {
      passWhen: 'groups.all(group, group.approved >= group.minimum) && rejected == 0',
      rejectWhen: 'rejected >= 1',
      early: decision.early,
      order: 'together',
    };
  return decision;
}

/**
 * Passed when enough agree; rejected as soon as that cannot be reached any more (approval.md M5, M6).
 * All numbers are whole, so a boundary is exact; a number of heads or points that there are not is all of them.
 */
function voteRule({ vote, abstentions, veto, early }: VoteDecision): DecisionRule {
  const [enough, unreachable] = sidesOf(vote, abstentions === 'leave-out');
  const tooMany = 'rejectCount' in vote && vote.rejectCount !== undefined ? vote.rejectCount : undefined;
  const least = veto ? 1 : tooMany;
  return {
    passWhen: `approved >= 1 && (${enough})${least === undefined ? '' : ` && rejected < ${least}`}`,
    rejectWhen: least === undefined ? unreachable : `rejected >= ${least} || ${unreachable}`,
    early,
    order: 'together',
  };
}

function sidesOf(vote: VoteDecision['vote'], leaveOut: boolean): [enough: string, unreachable: string] {
  const heads = { yes: 'approved', open: 'open', all: leaveOut ? '(total - abstained)' : 'total' };
  const weights = {
    yes: 'weightApproved',
    open: 'weightOpen',
    all: leaveOut ? '(weightTotal - weightAbstained)' : 'weightTotal',
  };
  const { yes, open, all } = 'points' in vote || ('of' in vote && vote.of === 'weight') ? weights : heads;
  if ('percent' in vote)
    return [
      `${yes} * 100 >= ${vote.percent} * ${all}`,
      `(${yes} + ${open}) * 100 < ${vote.percent} * ${all}`,
    ];
  const least = 'count' in vote ? vote.count : vote.points;
  return [
    `${yes} >= ${least} || ${yes} == ${all}`,
    `${yes} + ${open} < ${least} && ${yes} + ${open} < ${all}`,
  ];
}
