import { defineWords } from '../define-words.ts';

/** Deciding by a link from outside. */
export const linkWords = defineWords({
  'zh-CN': {
    'title-approve': '同意 {{title}}',
    'title-reject': '驳回 {{title}}',
    from: '由 {{initiator}} 提交',
    as: '以 {{holder}} 的身份处理',
    opinion: '意见（选填）',
    opinionRequired: '意见（必填）',
    'do-approve': '确认同意',
    'do-reject': '确认驳回',
    'done-approve': '已同意',
    'done-reject': '已驳回',
    open: '在系统中打开',
  },
  en: {
    'title-approve': 'Approve {{title}}',
    'title-reject': 'Reject {{title}}',
    from: 'Submitted by {{initiator}}',
    as: 'You decide as {{holder}}',
    opinion: 'Opinion (optional)',
    opinionRequired: 'Opinion (required)',
    'do-approve': 'Approve',
    'do-reject': 'Reject',
    'done-approve': 'Approved',
    'done-reject': 'Rejected',
    open: 'Open it in the application',
  },
});

export type LinkWord = keyof (typeof linkWords)['en'];
