import { type Language, textOf } from '../../engine/definition/common.ts';
import { parseExpression } from '../../engine/expression/parse-expression.ts';
import type { Label } from '../../engine/issue.ts';
import { isJsonObject, type Json, type JsonObject } from '../../engine/json.ts';
import type { Sources } from '../../engine/layer/target.ts';
import type { DefinitionRef } from '../draft/definition-ref.ts';
import { findDefinition } from '../draft/definition-ref.ts';
import { renderSentence, type SentenceLabels } from '../expression/render-sentence.ts';
import { propertyWords } from '../messages/property.ts';
import { labelOf } from '../shell/catalogue.ts';
import { decisionSentence, decisionWords } from '../workflow/decision-words.ts';
import { durationWords } from '../workflow/node-words.ts';
import { rungWords } from '../workflow/rung-words.ts';
import { sourceWords } from '../workflow/source-words.ts';
import { fieldLabel } from './field-label.ts';
import { propertyName, valueName } from './names.ts';
import { entityOfDefinition } from './place-name.ts';

/** What the words for values are made from. */
export interface ValueWording {
  sources: Sources;
  ref: DefinitionRef;
  labels: SentenceLabels;
  language: Language;
}

const expressions = new Set([
  ...['when', 'formula', 'check', 'requiredWhen', 'visibleWhen', 'readOnlyWhen', 'filter', 'default'],
  ...['holds', 'passWhen', 'rejectWhen', 'unit', 'skipWhen'],
]);

/** Keys whose value is a node of the workflow. */
const leading = new Set(['next', 'branch', 'join']);

/** A value of a definition as people would say it, short enough for a sentence. */
export function valueWords(path: readonly string[], value: Json, wording: ValueWording): string {
  const { language } = wording;
  const key = path.at(-1) ?? '';
  if (typeof value === 'boolean') return propertyWords[language][value ? 'yes' : 'no'];
  if (typeof value === 'string') return textWords(path, key, value, wording);
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value))
    return value.map((one) => itemWords(path, key, one, wording)).join(separator(language));
  if (isJsonObject(value)) return objectWords(path, value, wording);
  return '';
}

function separator(language: Language): string {
  return language === 'en' ? ', ' : '、';
}

function textWords(path: readonly string[], key: string, value: string, wording: ValueWording): string {
  const { labels, language } = wording;
  if (leading.has(key)) return quoted(nodeTitle(value, wording), language);
  if (expressions.has(key)) {
    const tree = parseExpression(value, '');
    const sentence =
      'code' in tree ? undefined : renderSentence(tree, { ...labels, own: parametersOf(wording) }, language);
    return quoted(sentence ?? value, language);
  }
  if (key === 'remindAfter' || key === 'every') return durationWords(value, language) || value;
  if (path.at(-2) === 'opinion') return textOf(valueName('opinion', value), language);
  if (path.at(-2) === 'fields' && path.includes('nodes')) return textOf(valueName('right', value), language);
  const named = valueName(key, value);
  if (named.en !== value) return textOf(named, language);
  return key === 'zh-CN' || key === 'en' ? quoted(value, language) : value;
}

/** What the parameters of a report are called, which its filter names. */
function parametersOf({ sources, ref }: ValueWording): Record<string, Label> {
  const report = ref.kind === 'report' ? findDefinition(sources, 'report', ref.id)?.definition : undefined;
  const written = isJsonObject(report?.parameters) ? report.parameters : {};
  return Object.fromEntries(
    Object.entries(written).flatMap(([id, one]) => {
      const label = labelOf(isJsonObject(one) ? one : undefined);
      return label ? [[id, label]] : [];
    }),
  );
}

/** What a node of the workflow is called. */
function nodeTitle(id: string, { sources, ref, language }: ValueWording): string {
  const workflow =
    ref.kind === 'workflow' ? findDefinition(sources, 'workflow', ref.id)?.definition : undefined;
  const node = isJsonObject(workflow?.nodes) ? workflow.nodes[id] : undefined;
  if (!isJsonObject(node)) return id;
  const label = textOf(labelOf(node), language);
  if (label) return label;
  const type = typeof node.type === 'string' ? node.type : id;
  return textOf(valueName('type', type), language);
}

function itemWords(path: readonly string[], key: string, one: Json, wording: ValueWording): string {
  const { sources, ref, labels, language } = wording;
  const entity = entityOfDefinition(sources, ref, path);
  if (isJsonObject(one) && (key === 'from' || key === 'ifNone' || key === 'among'))
    return sourceWords(one, { sources, entity, labels, language });
  if (isJsonObject(one) && key === 'timeouts') return rungWords(one, language);
  if (typeof one === 'string') {
    if (key === 'notSameAs') return nodeTitle(one, wording);
    if (key === 'to' && path.at(-2) === 'return') return textOf(valueName('returnTo', one), language);
    const field = fieldLabel(sources, entity, one);
    if (field) return textOf(field, language);
    return textOf(valueName(key, one), language);
  }
  return isJsonObject(one) ? JSON.stringify(one) : String(one);
}

/** An object is said by its name, or by what it is about. */
function objectWords(path: readonly string[], value: Record<string, Json>, wording: ValueWording): string {
  const { language } = wording;
  const keys = Object.keys(value);
  if (path.at(-1) === 'decision') return decisionObjectWords(value, language);
  if (keys.length > 0 && keys.every((key) => key === 'zh-CN' || key === 'en'))
    return quoted(textOf(value as Label, language), language);
  if (isJsonObject(value.label)) return quoted(textOf(value.label as Label, language), language);
  if (Array.isArray(value.from)) return valueWords([...path, 'from'], value.from, wording);
  return partsWords(path, value, wording);
}

/** A vote or sign-off by its name and what it means; a written rule by its name. */
function decisionObjectWords(decision: JsonObject, language: Language): string {
  const name = decisionWords(decision, language);
  if (!('vote' in decision) && !('groups' in decision)) return name;
  return `${name}${language === 'en' ? ': ' : '：'}${decisionSentence(decision, language)}`;
}

/** Settings that were made together, each with its name. */
function partsWords(path: readonly string[], value: Record<string, Json>, wording: ValueWording): string {
  const { language } = wording;
  return Object.entries(value)
    .map(([key, one]) => {
      const name = textOf(propertyName(key), language);
      return `${name}${language === 'en' ? ': ' : '：'}${valueWords([...path, key], one, wording)}`;
    })
    .join(separator(language));
}

export function quoted(text: string, language: Language): string {
  return language === 'en' ? `“${text}”` : `「${text}」`;
}
