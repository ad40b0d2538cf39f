import { type Language, textOf } from '../../engine/definition/common.ts';
import { isJsonObject, type Json, type JsonObject } from '../../engine/json.ts';
import { fill } from '../../runtime/app/messages/fill.ts';
import { findDefinition } from '../draft/definition-ref.ts';
import { nodeOf } from '../graph/pointer.ts';
import { sourceSentences } from '../messages/source-sentences.ts';
import { labelOf } from '../shell/catalogue.ts';
import { fieldLabel } from '../words/field-label.ts';
import type { Wording } from './wording.ts';

type Key = keyof (typeof sourceSentences)['en'];

function say(language: Language, key: Key, params: Record<string, string | number> = {}): string {
  return fill(sourceSentences[language][key], params);
}

/** Whom a source of approvers means: “Manager level 2”, “2 people chosen by the initiator”. */
export function sourceWords(source: JsonObject, wording: Wording): string {
  const { labels, language } = wording;
  const title = (shape: string, value: Json | undefined) =>
    labels.title?.(shape, String(value)) ?? String(value ?? '');
  if ('role' in source) {
    const name = roleName(source.role, wording);
    return say(language, source.within === 'initiator-department' ? 'roleNear' : 'role', { name });
  }
  if ('position' in source) return say(language, 'position', { name: title('position', source.position) });
  if ('group' in source) return say(language, 'group', { name: title('user-group', source.group) });
  if ('user' in source) return title('user', source.user);
  if ('manager' in source) return levelWords(language, source.manager, 'manager1', 'managerN');
  if ('departmentHead' in source) return levelWords(language, source.departmentHead, 'head1', 'headN');
  if ('chain' in source) return chainWords(source.chain, wording);
  if ('chosenBy' in source) return chosenWords(source, wording);
  if ('approverOf' in source)
    return say(language, 'approverOf', { name: nodeNamed(String(source.approverOf), wording) });
  if ('authority' in source)
    return say(language, 'authority', { name: nameOfField(String(source.authority), wording) });
  if ('expression' in source) return say(language, 'expression', { formula: String(source.expression) });
  const taken: Record<string, Key> = { manager: 'fieldManager', 'department-head': 'fieldHead' };
  const name = nameOfField(String(source.field ?? ''), wording);
  return say(language, taken[String(source.take)] ?? 'fieldUser', { name });
}

function levelWords(language: Language, level: Json | undefined, one: Key, more: Key): string {
  return Number(level) > 1 ? say(language, more, { count: Number(level) }) : say(language, one);
}

function chainWords(chain: Json | undefined, wording: Wording): string {
  const { sources, labels, language } = wording;
  if (!isJsonObject(chain)) return say(language, 'chainTop');
  if ('level' in chain) return say(language, 'chainLevel', { count: Number(chain.level) });
  if ('role' in chain) return say(language, 'chainRole', { name: roleName(chain.role, wording) });
  if ('before' in chain) {
    const before = String(chain.before);
    return say(language, 'chainBefore', { name: labels.title?.('user', before) ?? before });
  }
  const limit = String(chain.limit ?? '');
  return say(language, 'chainLimit', {
    limit: textOf(fieldLabel(sources, 'user', limit), language) || limit,
    amount: nameOfField(String(chain.amount ?? ''), wording),
  });
}

function chosenWords({ chosenBy, least, most, among }: JsonObject, wording: Wording): string {
  const { language } = wording;
  const counts = [Number(least ?? 1), Number(most ?? 1)] as const;
  const count = counts[0] === counts[1] ? String(counts[1]) : counts.join('–');
  const by = say(language, chosenBy === 'previous' ? 'chosenByPrevious' : 'chosenByInitiator', { count });
  const some = (Array.isArray(among) ? among : []).filter(isJsonObject);
  if (some.length === 0) return by;
  const from = some.map((one) => sourceWords(one, wording)).join(say(language, 'listed'));
  return say(language, 'chosenAmong', { by, from });
}

function roleName(role: Json | undefined, { sources, language }: Wording): string {
  const found = findDefinition(sources, 'role', String(role))?.definition;
  return textOf(labelOf(found), language) || String(role ?? '');
}

function nameOfField(path: string, { sources, entity, language }: Wording): string {
  return textOf(fieldLabel(sources, entity, path), language) || path;
}

/** What a node is called in the workflow of the entity that has one of that id. */
function nodeNamed(id: string, { sources, entity, language }: Wording): string {
  for (const { workflow } of Object.values(sources))
    for (const one of Object.values(workflow)) {
      const node = isJsonObject(one) && one.entity === entity ? nodeOf(one, id) : undefined;
      if (node) return textOf(labelOf(node), language) || id;
    }
  return id;
}
