import { defineWords } from '../define-words.ts';

/** Asking about an approval, and answering. */
export const questionWords = defineWords({
  'zh-CN': {
    title: '征询',
    ask: '征询',
    asks: '向 {{name}} 征询',
    asked: '已发出征询',
    answered: '已回复',
    waits: '等待回复',
    closed: '审批已结束，未回复',
    reply: '回复',
    replyHint: '回复不影响审批进度',
    whom: '征询谁',
    initiator: '发起人',
    person: '指定人员',
    question: '想了解什么？不影响审批进度',
    send: '发送',
    cancel: '取消',
  },
  en: {
    title: 'Questions',
    ask: 'Ask',
    asks: 'asks {{name}}',
    asked: 'The question is sent',
    answered: 'Your answer is sent',
    waits: 'waits for an answer',
    closed: 'not answered before the approval was over',
    reply: 'Reply',
    replyHint: 'An answer decides nothing',
    whom: 'Whom to ask',
    initiator: 'The initiator',
    person: 'Somebody',
    question: 'What would you like to know? Asking decides nothing',
    send: 'Send',
    cancel: 'Cancel',
  },
});
