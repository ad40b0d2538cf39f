import { defineWords } from './define-words.ts';

/** Words that the engine itself puts on paper. */
export const printWords = defineWords({
  'zh-CN': { page: '第 {{page}} / {{pages}} 页' },
  en: { page: 'Page {{page}} of {{pages}}' },
});
