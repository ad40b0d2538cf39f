import { type Language, textOf } from '../../engine/definition/common.ts';
import { segmentsOf } from '../../engine/issue.ts';
import { isJsonObject, type Json } from '../../engine/json.ts';
import type { Sources } from '../../engine/layer/target.ts';
import { issueMessage } from '../../runtime/app/messages/code-message.ts';
import { fill } from '../../runtime/app/messages/fill.ts';
import { definitionAt } from '../draft/definition-ref.ts';
import type { Problem } from '../draft/problems.ts';
import { nodeOf } from '../graph/pointer.ts';
import { problemWords } from '../messages/problems.ts';
import { propertyName } from '../words/names.ts';
import { nodeName } from '../workflow/node-words.ts';

const shapes = new Set(['definition.wrong-shape', 'definition.missing-key', 'definition.bad-id']);

/** What a problem says to a consultant: what was only begun is missing, and nodes have their names. */
export function problemText({ issue, ref }: Problem, sources: Sources, language: Language): string {
  if (!ref) return issueMessage(language, issue);
  const definition = definitionAt(sources, ref) ?? {};
  const keys = segmentsOf(issue.path).slice(3);
  const value = within(definition, keys);
  if (shapes.has(issue.code) && (value === undefined || value === '')) {
    const name = textOf(propertyName(keys.at(-1) ?? ''), language);
    return fill(problemWords[language].missing, { name });
  }
  const { node } = issue.params;
  if (ref.kind !== 'workflow' || typeof node !== 'string') return issueMessage(language, issue);
  const named = nodeName(nodeOf(definition, node), node, language);
  return issueMessage(language, { ...issue, params: { ...issue.params, node: named } });
}

/** What stands at a path, positions of lists included. */
function within(value: Json, path: readonly string[]): Json | undefined {
  let found: Json | undefined = value;
  for (const key of path) {
    if (Array.isArray(found)) found = found[Number(key)];
    else found = isJsonObject(found) && Object.hasOwn(found, key) ? found[key] : undefined;
  }
  return found;
}
