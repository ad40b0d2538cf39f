import { defineWords } from '../define-words.ts';
import { approvalInEnglish } from '../en-approval.ts';
import { approvalInChinese } from '../zh-CN-approval.ts';

/** The way of a record through its approval, and why it is that way. */
export const approvalWords = defineWords({ 'zh-CN': approvalInChinese, en: approvalInEnglish });

export type ApprovalWord = keyof typeof approvalInEnglish;
