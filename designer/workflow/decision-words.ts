import { type Language, textOf } from '../../engine/definition/common.ts';
import { isJsonObject, type Json, type JsonObject } from '../../engine/json.ts';
import { fill } from '../../runtime/app/messages/fill.ts';
import { decisionWords as words } from '../messages/decision.ts';
import { valueName } from '../words/names.ts';

export const presets = ['any', 'all', 'sequential', 'any-unless-all-reject'] as const;

/** The ways to decide together, in the order they are offered (approval.md M1–M7). */
export const decisionKinds = [...presets, 'vote', 'groups', 'own'] as const;

export type DecisionKind = (typeof decisionKinds)[number];

/** What a vote is counted by: a share of heads or weight, so many heads, so much weight. */
export const measures = ['heads', 'weight', 'count', 'points'] as const;

export type Measure = (typeof measures)[number];

type Key = keyof (typeof words)['en'];

function say(language: Language, key: Key, params: Record<string, string | number> = {}): string {
  return fill(words[language][key], params);
}

export function decisionKindOf(decision: Json | undefined): DecisionKind {
  if (!isJsonObject(decision)) return presets.find((one) => one === decision) ?? 'any';
  if ('vote' in decision) return 'vote';
  return 'groups' in decision ? 'groups' : 'own';
}

export function measureOf(vote: Json | undefined): Measure {
  if (!isJsonObject(vote)) return 'heads';
  if ('count' in vote) return 'count';
  if ('points' in vote) return 'points';
  return vote.of === 'weight' ? 'weight' : 'heads';
}

/** The number that a vote must reach, in its own measure. */
export function enoughOf(vote: Json | undefined): number {
  return isJsonObject(vote) ? Number(vote.percent ?? vote.count ?? vote.points ?? 0) : 0;
}

/** Whether the seats of a decision need weights to mean anything. */
export function isWeighed(decision: Json | undefined): boolean {
  if (!isJsonObject(decision) || !('vote' in decision)) return false;
  return ['weight', 'points'].includes(measureOf(decision.vote));
}

/** The groups that sign, by id, each with its least number of approvals. */
export function groupsOf(decision: Json | undefined): JsonObject {
  const groups = isJsonObject(decision) ? decision.groups : undefined;
  return isJsonObject(groups) ? groups : {};
}

export function groupName(id: string, language: Language): string {
  const [, count] = /^group-(\d+)$/.exec(id) ?? [];
  return count === undefined ? id : say(language, 'groupName', { count });
}

const shortKeys = {
  heads: 'percentHeads',
  weight: 'percentWeight',
  count: 'countHeads',
  points: 'countPoints',
} as const;

const passKeys = {
  heads: 'passPercentHeads',
  weight: 'passPercentWeight',
  count: 'passCountHeads',
  points: 'passCountPoints',
} as const;

/** A decision in a word or two: “Vote, 60 %”. */
export function decisionWords(decision: Json | undefined, language: Language): string {
  const kind = decisionKindOf(decision);
  if (kind === 'groups' || kind === 'own') return say(language, kind);
  if (!isJsonObject(decision)) return textOf(valueName('decision', kind), language);
  const { vote } = decision;
  const much = say(language, shortKeys[measureOf(vote)], { count: enoughOf(vote) });
  return say(language, 'short', { much });
}

/** What a decision means, as a sentence: “Passes when 60 % of the votes agree; rejected as soon as that cannot be reached.” */
export function decisionSentence(decision: Json | undefined, language: Language): string {
  const kind = decisionKindOf(decision);
  if (!isJsonObject(decision) || kind === 'own')
    return say(language, `hint_${kind as Exclude<DecisionKind, 'vote' | 'groups'>}`);
  if (kind === 'vote') return voteSentence(decision, language);
  const groups = Object.entries(groupsOf(decision)).map(([id, least]) =>
    say(language, 'groupLeast', { name: groupName(id, language), count: Number(least) }),
  );
  return say(language, 'groupsSentence', { groups: groups.join(say(language, 'listed')) });
}

function voteSentence(decision: JsonObject, language: Language): string {
  const { vote } = decision;
  const pass = say(language, passKeys[measureOf(vote)], { count: enoughOf(vote) });
  const sentence = say(language, 'both', { pass, reject: rejectWords(decision, language) });
  if (decision.abstentions !== 'leave-out') return sentence;
  return say(language, 'more', { first: sentence, second: say(language, 'leftOut') });
}

function rejectWords({ vote, veto, early }: JsonObject, language: Language): string {
  if (veto === true) return say(language, 'rejectVeto');
  const most = isJsonObject(vote) ? vote.rejectCount : undefined;
  if (most !== undefined) return say(language, 'rejectCount', { count: Number(most) });
  return say(language, early === false ? 'rejectLate' : 'rejectEarly');
}
