import type { Language } from '../../../engine/definition/common.ts';

/** What people call the kinds of values that an issue's `wanted` names. */
const values: Record<Language, Readonly<Record<string, string>>> = {
  'zh-CN': {
    decimal: '数字',
    integer: '整数',
    date: '日期',
    'date-time': '日期和时间',
    text: '文字',
    'single-line': '单行文字',
    boolean: '是或否',
    list: '列表',
    reference: '已有的记录',
  },
  en: {
    decimal: 'a number',
    integer: 'a whole number',
    date: 'a date',
    'date-time': 'a date and time',
    text: 'text',
    'single-line': 'text of one line',
    boolean: 'yes or no',
    list: 'a list',
    reference: 'an existing record',
  },
};

/** The words of a kind of value; the kind itself where there are none. */
export function valueWords(language: Language, kind: unknown): unknown {
  return values[language][String(kind)] ?? kind;
}
