import { type Language, textOf } from '../../engine/definition/common.ts';
import { parseExpression } from '../../engine/expression/parse-expression.ts';
import type { Label } from '../../engine/issue.ts';
import { isJsonObject, type Json } from '../../engine/json.ts';
import type { Sources } from '../../engine/layer/target.ts';
import type { DefinitionRef } from '../draft/definition-ref.ts';
import { findDefinition } from '../draft/definition-ref.ts';
import { renderSentence, type SentenceLabels } from '../expression/render-sentence.ts';
import { propertyWords } from '../messages/property.ts';
import { labelOf } from '../shell/catalogue.ts';
import { durationWords, sourceWords } from '../workflow/node-words.ts';
import { rungWords } from '../workflow/rung-words.ts';
import { fieldLabel } from './field-label.ts';
import { valueName } from './names.ts';
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
  ...['holds', 'passWhen', 'rejectWhen', 'unit'],
]);

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
  const { sources, ref, labels, language } = wording;
  if (key === 'next' || key === 'branch') {
    const workflow =
      ref.kind === 'workflow' ? findDefinition(sources, 'workflow', ref.id)?.definition : undefined;
    const node = isJsonObject(workflow?.nodes) ? workflow.nodes[value] : undefined;
    return quoted(isJsonObject(node) ? nodeTitle(node, value, language) : value, language);
  }
  if (expressions.has(key)) {
    const tree = parseExpression(value, '');
    const sentence = 'code' in tree ? undefined : renderSentence(tree, labels, language);
    return quoted(sentence ?? value, language);
  }
  if (key === 'remindAfter') return durationWords(value, language) || value;
  if (path.at(-2) === 'opinion') return textOf(valueName('opinion', value), language);
  if (path.at(-2) === 'fields' && path.includes('nodes')) return textOf(valueName('right', value), language);
  const named = valueName(key, value);
  if (named.en !== value) return textOf(named, language);
  return key === 'zh-CN' || key === 'en' ? quoted(value, language) : value;
}

function nodeTitle(node: Json, id: string, language: Language): string {
  const label = textOf(labelOf(node), language);
  if (label) return label;
  const type = isJsonObject(node) && typeof node.type === 'string' ? node.type : id;
  return textOf(valueName('type', type), language);
}

function itemWords(path: readonly string[], key: string, one: Json, wording: ValueWording): string {
  const { sources, ref, labels, language } = wording;
  const entity = entityOfDefinition(sources, ref, path);
  if (isJsonObject(one) && (key === 'from' || key === 'ifNone'))
    return sourceWords(one, { sources, entity, labels, language });
  if (isJsonObject(one) && key === 'timeouts') return rungWords(one, language);
  if (typeof one === 'string') {
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
  if (keys.length > 0 && keys.every((key) => key === 'zh-CN' || key === 'en'))
    return quoted(textOf(value as Label, language), language);
  if (isJsonObject(value.label)) return quoted(textOf(value.label as Label, language), language);
  if (Array.isArray(value.from)) return valueWords([...path, 'from'], value.from, wording);
  return JSON.stringify(value);
}

export function quoted(text: string, language: Language): string {
  return language === 'en' ? `“${text}”` : `「${text}」`;
}
