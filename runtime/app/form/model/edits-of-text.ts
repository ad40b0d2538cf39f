import type { CompiledField } from '../../../../engine/compile/compiled.ts';
import { languages } from '../../../../engine/definition/common.ts';
import { type Issue, issue, type Label } from '../../../../engine/issue.ts';
import { isJsonObject } from '../../../../engine/json.ts';
import { formWords } from '../../messages/areas/form.ts';
import { fill } from '../../messages/fill.ts';
import { comparable } from '../values/plain-text.ts';
import { type ReadContext, readText } from '../values/read-text.ts';
import { isSame } from './changes.ts';
import type { Content } from './content.ts';
import type { Edit } from './edit.ts';
import type { Outcome } from './look-ups.ts';

/** A text typed or pasted into a field. */
export interface TypedText {
  key: string;
  text: string;
}

/** What reading a typed text leads to; nothing when it says what stands there already. */
export function editsOfText(
  { key, text }: TypedText,
  field: CompiledField,
  current: { value: unknown; content: Content },
  context: ReadContext & { startLookUp: (key: string, text: string) => number },
): Edit[] {
  const { value, content } = current;
  const isSettled = !content.texts.has(key) && !content.waiting.has(key);
  const reading = readText(text, field.definition, context);
  switch (reading.state) {
    case 'value':
      return isSettled && isSame(reading.value, value) ? [] : [{ kind: 'set', key, value: reading.value }];
    case 'wrong':
      if (content.texts.get(key)?.text === text) return [];
      return [{ kind: 'text', key, typed: { text, issues: reading.issues.map((one) => named(one, field)) } }];
    case 'look-up':
      if (isSettled && isJsonObject(value) && comparable(String(value.title ?? '')) === comparable(text))
        return [];
      if (content.waiting.get(key)?.text === text) return [];
      return [{ kind: 'wait', key, waiting: { text, token: context.startLookUp(key, text) } }];
  }
}

/** What the answer to a look-up leads to; never a change of what the person is doing meanwhile. */
export function editsOfOutcome(key: string, outcome: Outcome, field: CompiledField): Edit[] {
  if (outcome.state === 'found') {
    const { id, title } = outcome.item;
    return [{ kind: 'set', key, value: { id, title } }];
  }
  const { text, state } = outcome;
  const said: Issue = {
    ...issue('reference.unknown', '', { field: field.path, entity: field.refersTo ?? '', outcome: state }),
    words: wordsOf(state, text),
  };
  return [{ kind: 'text', key, typed: { text, issues: [said] } }];
}

const outcomeWords = {
  none: 'lookUpNone',
  ambiguous: 'lookUpAmbiguous',
  failed: 'lookUpFailed',
} as const;

function wordsOf(state: keyof typeof outcomeWords, text: string): Label {
  return Object.fromEntries(
    languages.map((language) => [language, fill(formWords[language][outcomeWords[state]], { text })]),
  );
}

/** Whether a text waits for the network rather than for its writer. */
export function isUnanswered(issues: readonly Issue[]): boolean {
  return issues.some((one) => one.params.outcome === 'failed');
}

function named(one: Issue, field: CompiledField): Issue {
  return { ...one, params: { field: field.path, ...one.params } };
}
