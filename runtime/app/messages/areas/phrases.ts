import { defineWords } from '../define-words.ts';

/** Phrases that go into an opinion with one tap. */
export const phraseWords = defineWords({
  'zh-CN': {
    title: '常用语',
    edit: '编辑我的常用语',
    own: '我的常用语',
    variables: '双层花括号中的 title、initiator、date、amount 代表单据、发起人、日期、金额。',
    phrase: '第 {{number}} 条常用语',
    up: '第 {{number}} 条上移',
    down: '第 {{number}} 条下移',
    remove: '删除第 {{number}} 条',
    add: '添加一条',
    save: '保存',
    cancel: '取消',
  },
  en: {
    title: 'Quick phrases',
    edit: 'Edit my quick phrases',
    own: 'My quick phrases',
    variables: 'In double braces, title, initiator, date and amount stand for those of the record.',
    phrase: 'Phrase {{number}}',
    up: 'Move phrase {{number}} up',
    down: 'Move phrase {{number}} down',
    remove: 'Remove phrase {{number}}',
    add: 'Add a phrase',
    save: 'Save',
    cancel: 'Cancel',
  },
});
