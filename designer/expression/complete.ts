import { type Language, textOf } from '../../engine/definition/common.ts';
import { expressionFunctions } from '../../engine/expression/functions/index.ts';
import { macros } from '../../engine/expression/syntax.ts';
import { functionWords, macroWords } from '../messages/functions.ts';
import { matchesTyped } from '../shell/use-pinyin-match.ts';
import type { Name, Names } from './names.ts';

/** One thing that can stand where the cursor is. */
export interface Suggestion {
  /** What people know it by. */
  name: string;
  /** What is written. */
  text: string;
  /** Its code, or how a function is written. */
  detail: string;
  info?: string;
  kind: 'field' | 'lines' | 'function';
}

/** Written just before the cursor: names and dots, and the words of a Chinese label on their way to a name. */
export const wordBefore = /[\w.\u4e00-\u9fff]*$/;

/**
 * What fits behind a written beginning (`customer.cr`, `金额`, `je`): found by label in either
 * language, by code, by pinyin and its initials.
 */
export function suggestionsFor(names: Names, written: string, language: Language): Suggestion[] {
  const path = written.split('.');
  const typed = path.pop() ?? '';
  if (path.length === 0)
    return [...rootSuggestions(names, typed, language), ...functionSuggestions(typed, language)];
  const of = names.along(path)?.at(-1);
  if (!of) return [];
  const fields = names.members(of.type).filter((one) => matchesTyped(one.label, one.id, typed));
  const isList = of.type.kind === 'list';
  return [
    ...fields.map((one) => fieldSuggestion(one, language)),
    ...(isList ? macroSuggestions(typed, language) : []),
  ];
}

function rootSuggestions(names: Names, typed: string, language: Language): Suggestion[] {
  return names
    .roots()
    .filter((one) => matchesTyped(one.label, one.id, typed))
    .map((one) => fieldSuggestion(one, language));
}

function fieldSuggestion({ id, label, type }: Name, language: Language): Suggestion {
  const isLines = type.kind === 'list' || type.kind === 'record';
  return { name: textOf(label, language) || id, text: id, detail: id, kind: isLines ? 'lines' : 'field' };
}

function functionSuggestions(typed: string, language: Language): Suggestion[] {
  return [...expressionFunctions].flatMap(([id, { parameters }]) => {
    const words = functionWords[id];
    if (!words || !matchesTyped(words.help, id, typed)) return [];
    return [
      {
        name: textOf(words.signature, language),
        text: parameters.length === 0 ? `${id}()` : `${id}(`,
        detail: textOf(words.help, language),
        kind: 'function' as const,
      },
    ];
  });
}

function macroSuggestions(typed: string, language: Language): Suggestion[] {
  return [...macros].flatMap((id) => {
    const words = macroWords[id];
    if (!words || !matchesTyped(words.help, id, typed)) return [];
    const name = textOf(words.signature, language);
    return [
      { name, text: `${id}(one, one.`, detail: textOf(words.help, language), kind: 'function' as const },
    ];
  });
}
