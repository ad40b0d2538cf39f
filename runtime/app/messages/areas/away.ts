import { defineWords } from '../define-words.ts';

/** Being away, and who stands in. */
export const awayWords = defineWords({
  'zh-CN': {
    whenAway: '我不在时',
    standsIn: '{{name}} 代您处理审批，至 {{until}}',
    endNow: '立即结束',
    ended: '代理已结束，待办回到您这里',
  },
  en: {
    whenAway: 'When I am away',
    standsIn: '{{name}} stands in for you until {{until}}',
    endNow: 'End now',
    ended: 'Nobody stands in for you any more: your to-dos are yours again',
  },
});
