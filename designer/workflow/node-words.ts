import { type Language, textOf } from '../../engine/definition/common.ts';
import { serviceNames } from '../../engine/definition/service.ts';
import { parseExpression } from '../../engine/expression/parse-expression.ts';
import type { Label } from '../../engine/issue.ts';
import { isJsonObject, type Json, type JsonObject } from '../../engine/json.ts';
import { fill } from '../../runtime/app/messages/fill.ts';
import { findDefinition } from '../draft/definition-ref.ts';
import { renderSentence } from '../expression/render-sentence.ts';
import { hasElseBranch, typeOf } from '../graph/graph.ts';
import { callWords } from '../messages/calls.ts';
import { workflowWords } from '../messages/workflow.ts';
import { labelOf } from '../shell/catalogue.ts';
import { fieldLabel } from '../words/field-label.ts';
import { decisionWords } from './decision-words.ts';
import { sourceWords } from './source-words.ts';
import type { Wording } from './wording.ts';

type Key = keyof (typeof workflowWords)['en'];

function say(language: Language, key: Key, params: Record<string, string | number> = {}): string {
  return fill(workflowWords[language][key], params);
}

/** What a node is called: its own name, else that of its type. */
export function nodeName(node: JsonObject | undefined, id: string, language: Language): string {
  const own = textOf(labelOf(node), language);
  if (own !== '') return own;
  const type = typeOf(node);
  return type === '' ? id : typeWord(type, language);
}

const typeKeys: Record<string, Key> = {
  start: 'start',
  approval: 'approval',
  exclusive: 'exclusive',
  parallel: 'parallel',
  inclusive: 'inclusive',
  join: 'join',
  'end-branch': 'branchEnd',
  cc: 'cc',
  auto: 'auto',
  delay: 'delay',
  service: 'service',
  subprocess: 'subprocess',
  end: 'end',
};

export function typeWord(type: string, language: Language): string {
  return say(language, typeKeys[type] ?? 'unknownNode');
}

/** The one line under a node's name: "直接主管、财务 · 会签 · 1 天后提醒". */
export function nodeSummary(node: JsonObject | undefined, wording: Wording): string {
  const { language } = wording;
  switch (typeOf(node)) {
    case 'start':
      return say(language, 'startSummary');
    case 'end':
      return say(language, 'endSummary');
    case 'approval':
      return approvalSummary(node as JsonObject, wording);
    case 'cc':
      return sourcesOf(node)
        .map((one) => sourceWords(one, wording))
        .join(say(language, 'and'));
    case 'auto':
      return say(language, node?.decision === 'reject' ? 'autoReject' : 'autoApprove');
    case 'service':
      return serviceName(node?.service, language);
    case 'subprocess':
      return subprocessSummary(node as JsonObject, wording);
    case 'delay':
      return delaySummary(node as JsonObject, wording);
    default:
      return '';
  }
}

function serviceName(service: Json | undefined, language: Language): string {
  const known = serviceNames.find((one) => one === service);
  return known === undefined ? '' : say(language, `service-${known}`);
}

/** “Starts “Purchase order” for each of Lines · waits for it”. */
function subprocessSummary({ workflow, forEach, wait }: JsonObject, wording: Wording): string {
  const { sources, entity, language } = wording;
  const started = findDefinition(sources, 'workflow', String(workflow))?.definition;
  const tell = (key: keyof (typeof callWords)['en'], params: Record<string, string> = {}) =>
    fill(callWords[language][key], params);
  if (!started) return tell('noWorkflow');
  const name = textOf(labelOf(started), language);
  const lines = typeof forEach === 'string' ? textOf(fieldLabel(sources, entity, forEach), language) : '';
  const what = lines === '' ? tell('summaryStarts', { name }) : tell('summaryEach', { name, lines });
  return `${what} · ${tell(wait === false ? 'summaryGoesOn' : 'summaryWaits')}`;
}

function delaySummary({ until }: JsonObject, { sources, entity, language }: Wording): string {
  if (!isJsonObject(until)) return '';
  if ('after' in until) {
    const time = durationWords(String(until.after), language);
    return say(language, until.of === 'business' ? 'delayForWorking' : 'delayFor', { time });
  }
  const field = String(until.field ?? '');
  const day = String(until.date ?? '') || textOf(fieldLabel(sources, entity, field), language) || field;
  const time = until.at === undefined ? '' : ` ${String(until.at)}`;
  return say(language, 'delayUntil', { name: `${day}${time}` });
}

function approvalSummary(node: JsonObject, wording: Wording): string {
  const { language } = wording;
  const from = sourcesOf(node);
  if (from.length === 0) return say(language, 'noApprover');
  const who = from.map((one) => sourceWords(one, wording)).join(say(language, 'and'));
  const parts = [who];
  if (from.length > 1 || !isOnePerson(from[0])) parts.push(decisionWords(node.decision, language));
  const reminder = typeof node.remindAfter === 'string' ? durationWords(node.remindAfter, language) : '';
  if (reminder !== '') parts.push(say(language, 'remind', { time: reminder }));
  return parts.join(' · ');
}

export function sourcesOf(node: JsonObject | undefined): JsonObject[] {
  const assignees = node?.assignees;
  const from = isJsonObject(assignees) ? assignees.from : undefined;
  return Array.isArray(from) ? from.filter(isJsonObject) : [];
}

/** Whether a source can only ever be one person, so that how several decide is not asked. */
function isOnePerson(source: JsonObject | undefined): boolean {
  if (source === undefined) return false;
  if ('chosenBy' in source) return Number(source.most ?? 1) === 1;
  return 'user' in source || 'manager' in source || 'departmentHead' in source;
}

/** `P1D`, `PT8H`, `PT30M` in words; empty for anything else. */
export function durationWords(duration: string, language: Language): string {
  const found = /^P(?:T(\d+)([HM])|(\d+)D)$/.exec(duration);
  if (!found) return '';
  if (found[3] !== undefined) return say(language, 'days', { count: found[3] });
  return say(language, found[2] === 'H' ? 'hours' : 'minutes', { count: found[1] ?? '' });
}

/** A condition in words, as a formula where no sentence says it; undefined when there is none. */
export function conditionWords(when: Json | undefined, { labels, language }: Wording): string | undefined {
  if (typeof when !== 'string') return undefined;
  const tree = parseExpression(when, '');
  const sentence = 'code' in tree ? undefined : renderSentence(tree, labels, language);
  return sentence ?? say(language, 'formulaCondition', { formula: when });
}

/** When a branch is taken: always beside others, by its condition, or when no other is. */
export function branchWords(
  fork: JsonObject | undefined,
  branch: Json | undefined,
  isLast: boolean,
  wording: Wording,
): string {
  const { language } = wording;
  if (typeOf(fork) === 'parallel') return say(language, 'alwaysRuns');
  if (isLast) return say(language, 'otherwiseHint');
  const when = isJsonObject(branch) ? branch.when : undefined;
  return conditionWords(when, wording) ?? say(language, 'noCondition');
}

export function branchName(branch: Json | undefined, isLast: boolean, language: Language): string {
  const own =
    isJsonObject(branch) && isJsonObject(branch.label) ? textOf(branch.label as Label, language) : '';
  return own || say(language, isLast ? 'otherwise' : 'branch');
}

/** What is selected: a node, or one of its branches. */
export function partName(
  node: JsonObject | undefined,
  id: string,
  branch: string | undefined,
  language: Language,
): string {
  const branches = isJsonObject(node?.branches) ? node.branches : {};
  if (branch === undefined || !Object.hasOwn(branches, branch)) return nodeName(node, id, language);
  const isLast = hasElseBranch(node) && Object.keys(branches).at(-1) === branch;
  return branchName(branches[branch], isLast, language);
}
