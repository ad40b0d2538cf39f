import { defineWords } from '../define-words.ts';

/** The command palette. */
export const paletteWords = defineWords({
  'zh-CN': {
    title: '搜索与命令',
    hint: '输入编号、名称或拼音首字母',
    acts: '新建',
    pages: '页面',
    records: '记录',
    recent: '最近打开',
    create: '新建{{label}}',
    nothing: '没有找到“{{typed}}”',
    searching: '正在搜索…',
    move: '选择',
    open: '打开',
    close: '关闭',
    home: '首页',
    inbox: '待办',
  },
  en: {
    title: 'Search and commands',
    hint: 'A number, a name, or its pinyin initials',
    acts: 'New',
    pages: 'Pages',
    records: 'Records',
    recent: 'Recently opened',
    create: 'New {{label}}',
    nothing: 'Nothing found for “{{typed}}”',
    searching: 'Searching…',
    move: 'choose',
    open: 'open',
    close: 'close',
    home: 'Home',
    inbox: 'Inbox',
  },
});
