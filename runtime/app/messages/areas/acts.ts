import { defineWords } from '../define-words.ts';
import { actsInEnglish } from '../en-acts.ts';
import { actsInChinese } from '../zh-CN-acts.ts';

/** What can be done with a to-do and with an approval as a whole, and what it would lead to. */
export const actWords = defineWords({ 'zh-CN': actsInChinese, en: actsInEnglish });

export type ActWord = keyof typeof actsInEnglish;
