import { defineWords } from '../define-words.ts';

/** What was begun for a to-do and not sent. */
export const stashWords = defineWords({
  'zh-CN': {
    title: '前一处理人的暂存',
    offer: '{{name}} 在 {{time}} 留下了未提交的内容',
    take: '采用',
    leave: '不采用',
  },
  en: {
    title: 'What the former holder began',
    offer: '{{name}} left something unfinished on {{time}}',
    take: 'Use it',
    leave: 'Leave it',
  },
});
