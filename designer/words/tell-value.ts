import { textOf } from '../../engine/definition/common.ts';
import type { FieldTypeName } from '../../engine/definition/field.ts';
import { isJsonObject, type Json, type JsonObject } from '../../engine/json.ts';
import { fill } from '../../runtime/app/messages/fill.ts';
import { definitionAt } from '../draft/definition-ref.ts';
import { typeOf } from '../graph/graph.ts';
import { nodeOf } from '../graph/pointer.ts';
import { changeWords } from '../messages/changes.ts';
import { fieldTypeWords } from '../messages/field-types.ts';
import { conditionWords, nodeName, nodeSummary, typeWord } from '../workflow/node-words.ts';
import { permissionWords } from './permission-words.ts';
import { entityOfDefinition } from './place-name.ts';
import { type ValueWording, valueWords } from './value-words.ts';

type Key = keyof (typeof changeWords)['en'];

function say({ language }: ValueWording, key: Key, params: Record<string, string | number> = {}): string {
  return fill(changeWords[language][key], params);
}

/** A whole thing that was added or taken away, in one line: a node by who approves, a field by its type. */
export function tellValue(path: readonly string[], value: Json, wording: ValueWording): string {
  const [collection, , second] = path;
  if (!isJsonObject(value)) return valueWords(path, value, wording);
  const isInner =
    path.length === 4 && (second === 'elements' || second === 'branches' || second === 'fields');
  if (path.length === 2 || isInner) {
    const kind = path.at(-2);
    if (kind === 'nodes') return nodeWords(value, wording);
    if (kind === 'branches') return branchWords(value, wording, false);
    if (kind === 'fields') return fieldWords(value, wording);
    if (kind === 'elements') return say(wording, 'shown');
    if (kind === 'permissions') return permissionWords(value, wording.language);
    if (kind === 'sections') return sectionWords(path, value, wording);
  }
  if (path.at(-2) === 'columns') return say(wording, 'shown');
  if (collection === 'nodes' && path.at(-1) === 'branches') return branchesWords(value, wording);
  return valueWords(path, value, wording);
}

function nodeWords(node: JsonObject, wording: ValueWording): string {
  const { sources, ref, labels, language } = wording;
  if (isJsonObject(node.branches)) return branchesWords(node.branches, wording);
  const entity = entityOfDefinition(sources, ref);
  const summary = nodeSummary(node, { sources, entity, labels, language });
  return [typeWord(typeOf(node), language), summary].filter((one) => one !== '').join(' · ');
}

function branchesWords(branches: JsonObject, wording: ValueWording): string {
  const all = Object.values(branches);
  return all
    .map((one, index) => branchWords(isJsonObject(one) ? one : {}, wording, index === all.length - 1))
    .join(say(wording, 'join'));
}

function branchWords(branch: JsonObject, wording: ValueWording, isLast: boolean): string {
  const { sources, ref, labels, language } = wording;
  const entity = entityOfDefinition(sources, ref);
  const condition =
    conditionWords(branch.when, { sources, entity, labels, language }) ??
    say(wording, isLast ? 'otherwise' : 'noCondition');
  const id = String(branch.next ?? '');
  const next = nodeName(nodeOf(definitionAt(sources, ref) ?? {}, id), id, language);
  return say(wording, 'leadsTo', { condition, next });
}

function fieldWords(field: JsonObject, wording: ValueWording): string {
  const type = fieldTypeWords[field.type as FieldTypeName]?.name;
  const words = [type ? textOf(type, wording.language) : String(field.type ?? '')];
  if (field.required === true) words.push(say(wording, 'required'));
  return words.join(say(wording, 'list'));
}

function sectionWords(path: readonly string[], section: JsonObject, wording: ValueWording): string {
  return isJsonObject(section.elements)
    ? valueWords([...path, 'elements'], Object.keys(section.elements), wording)
    : '';
}
