import type { Language } from '../../../engine/definition/common.ts';
import { textOf } from '../../../engine/definition/common.ts';
import type { Issue, IssueCode, IssueParams } from '../../../engine/issue.ts';
import type { RefusalCode } from '../../../engine/refusal.ts';
import { codesInEnglish } from './en-codes.ts';
import { fill } from './fill.ts';
import { valueWords } from './value-words.ts';
import { codesInChinese } from './zh-CN-codes.ts';

const tables: Record<Language, Record<IssueCode | RefusalCode, string>> = {
  'zh-CN': codesInChinese,
  en: codesInEnglish,
};

/** The words of a code with its parameters filled in. */
export function codeMessage(
  language: Language,
  code: IssueCode | RefusalCode,
  params: IssueParams = {},
): string {
  const spoken = code === 'field.wrong-type' ? { wanted: valueWords(language, params.wanted) } : {};
  return fill(tables[language][code], { ...params, ...spoken });
}

/** The words of an issue: the definition's own where it gives any. */
export function issueMessage(language: Language, issue: Issue): string {
  return textOf(issue.words, language) || codeMessage(language, issue.code, issue.params);
}
