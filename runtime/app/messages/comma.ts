import type { Language } from '../../../engine/definition/common.ts';

/** What stands between names in a row. */
export const comma: Record<Language, string> = { 'zh-CN': '、', en: ', ' };
