import { type Language, textOf } from '../../engine/definition/common.ts';
import type { Label } from '../../engine/issue.ts';
import { isJsonObject, type Json } from '../../engine/json.ts';
import { type Sources, valueAt } from '../../engine/layer/target.ts';
import type { DefinitionRef } from '../draft/definition-ref.ts';
import { fieldLabel } from './field-label.ts';
import { propertyName, valueName } from './names.ts';

/** The words for a place in a definition, from outside to inside: 初审 › 审批人. Collections themselves need no word. */
export function placeName(
  sources: Sources,
  ref: DefinitionRef,
  path: readonly string[],
  language: Language,
): string[] {
  const words: string[] = [];
  for (let length = 1; length <= path.length; length++) {
    const here = path.slice(0, length);
    const value = valueAt(sources, { ...ref, path: [...here] });
    if (length < path.length && collections.has(here.at(-1) as string)) continue;
    words.push(wordAt(sources, ref, here, value, language));
  }
  return words;
}

const collections = new Set([
  ...['fields', 'nodes', 'branches', 'sections', 'elements', 'columns', 'options'],
  ...['states', 'transitions', 'checks', 'permissions', 'actions'],
]);

function wordAt(
  sources: Sources,
  ref: DefinitionRef,
  path: readonly string[],
  value: Json | undefined,
  language: Language,
): string {
  const key = path.at(-1) as string;
  const label = isJsonObject(value) && isJsonObject(value.label) ? (value.label as Label) : undefined;
  if (label) return textOf(label, language) || key;
  if (isJsonObject(value) && typeof value.type === 'string' && path.at(-2) === 'nodes')
    return textOf(valueName('type', value.type), language);
  const inner = path.at(-2);
  if (inner === 'elements' || inner === 'columns' || inner === 'fields') {
    const lines = inner === 'columns' && path.at(-4) === 'elements' ? `${path.at(-3)}.` : '';
    const named = fieldLabel(sources, entityOfDefinition(sources, ref, path), `${lines}${key}`);
    if (named) return textOf(named, language);
  }
  if (inner === 'permissions') {
    const entity = entityLabel(sources, key);
    if (entity) return textOf(entity, language);
  }
  if (/^\d+$/.test(key)) return `${Number(key) + 1}`;
  return textOf(propertyName(key === 'to' && inner === 'return' ? 'returnTo' : key), language);
}

/** The entity that a definition's field names belong to. */
export function entityOfDefinition(
  sources: Sources,
  ref: DefinitionRef,
  path: readonly string[] = [],
): string {
  if (ref.kind === 'entity') return ref.id;
  if (ref.kind === 'role' && path[0] === 'permissions') return path[1] ?? '';
  const definition = valueAt(sources, { ...ref, path: [] });
  return isJsonObject(definition) && typeof definition.entity === 'string' ? definition.entity : '';
}

export function entityLabel(sources: Sources, id: string): Label | undefined {
  for (const source of Object.values(sources)) {
    const entity = Object.hasOwn(source.entity, id) ? source.entity[id] : undefined;
    if (isJsonObject(entity) && isJsonObject(entity.label)) return entity.label as Label;
  }
  return undefined;
}
