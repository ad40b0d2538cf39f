import { defineWords } from '../define-words.ts';

/** The words of the generated form. */
export const formWords = defineWords({
  'zh-CN': {
    yes: '是',
    no: '否',
    lineCount: '{{count}} 行',
    lookUpNone: '没有找到“{{text}}”',
    lookUpAmbiguous: '“{{text}}”有多个匹配，请选择一个',
    lookUpFailed: '暂时无法查询“{{text}}”，联网后保存时会再次查询',
  },
  en: {
    yes: 'Yes',
    no: 'No',
    lineCount: '{{count}} lines',
    lookUpNone: 'Nothing found for “{{text}}”',
    lookUpAmbiguous: 'Several match “{{text}}”: choose one',
    lookUpFailed: '“{{text}}” could not be looked up; saving tries again',
  },
});
