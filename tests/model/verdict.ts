import type { Decision } from '../../engine/definition/decision.ts';

export interface Ballot {
  state: string;
  group: string;
  weight: number;
}

export type Verdict = 'passed' | 'rejected' | 'open' | 'nobody';

/** What the votes come to by the words of approval.md M2–M7; `nobody` when all have answered and nobody said yes or no (S12, M9). */
export function verdictOf(decision: Decision, all: readonly Ballot[]): Verdict {
  const ballots = all.filter((one) => !['skipped', 'not-needed', 'gone'].includes(one.state));
  const of = (state: string) => ballots.filter((one) => one.state === state);
  const [yes, no, abstained] = [of('approved'), of('rejected'), of('abstained')];
  const open = ballots.filter((one) => ![...yes, ...no, ...abstained].includes(one));
  if (open.length === 0 && yes.length + no.length === 0) return 'nobody';
  const waits = typeof decision === 'object' && !decision.early && open.length > 0;
  if (waits) return 'open';
  if (decision === 'any') return yes.length > 0 ? 'passed' : no.length > 0 ? 'rejected' : 'open';
  if (decision === 'any-unless-all-reject')
    return yes.length > 0 ? 'passed' : open.length > 0 ? 'open' : 'rejected';
  if (decision === 'all' || decision === 'sequential')
    return no.length > 0 ? 'rejected' : open.length > 0 ? 'open' : 'passed';
  if ('groups' in decision) {
    const isAgreed = (group: string) => {
      const own = all.filter((one) => one.group === group);
      const size = own.filter((one) => ballots.includes(one)).length;
      const least = own.some((one) => one.state === 'skipped') ? 0 : 1;
      const wanted = Math.max(least, Math.min(decision.groups[group] ?? 1, size));
      return yes.filter((one) => one.group === group).length >= wanted;
    };
    if (no.length > 0) return 'rejected';
    if (all.every((one) => isAgreed(one.group))) return 'passed';
    return open.length > 0 ? 'open' : 'nobody';
  }
  if (!('vote' in decision)) throw new Error('the model knows no rules of one’s own');
  const { vote, veto, abstentions } = decision;
  const isWeighed = 'points' in vote || ('of' in vote && vote.of === 'weight');
  const sum = (some: readonly Ballot[]) =>
    some.reduce((total, one) => total + (isWeighed ? one.weight : 1), 0);
  const whole = sum(ballots) - (abstentions === 'leave-out' ? sum(abstained) : 0);
  const isEnough = (count: number) =>
    'percent' in vote
      ? count * 100 >= vote.percent * whole
      : count >= Math.min('count' in vote ? vote.count : vote.points, whole);
  const tooMany = veto ? 1 : 'rejectCount' in vote ? (vote.rejectCount ?? Infinity) : Infinity;
  if (no.length >= tooMany || !isEnough(sum(yes) + sum(open))) return 'rejected';
  return yes.length > 0 && isEnough(sum(yes)) ? 'passed' : open.length > 0 ? 'open' : 'rejected';
}
