import { defineWords } from '../../runtime/app/messages/define-words.ts';

export const conflictWords = defineWords({
  'zh-CN': {
    title: '{{by}} 同时修改了这份草稿',
    publishedTitle: '草稿已被发布或放弃',
    body: '您有 {{count}} 处修改尚未保存。没有任何内容被覆盖，请选择如何继续。',
    savedAt: '对方保存于 {{time}}',
    merge: '合并：把我的修改加到最新内容上',
    mergeHint: '双方各自的修改都会保留。',
    bothChanged: '以下内容双方都改过，合并后以我的为准：',
    lost: '以下修改已无处可放，合并后会丢失：',
    theirs: '放弃我的修改，载入最新内容',
    load: '载入最新内容',
    loading: '正在读取最新内容…',
    somebody: '其他人',
  },
  en: {
    title: '{{by}} changed this draft at the same time',
    publishedTitle: 'The draft was published or discarded',
    body: 'You have {{count}} {{count:change that is|changes that are}} not saved. Nothing was overwritten; choose how to go on.',
    savedAt: 'Saved by them at {{time}}',
    merge: 'Merge: put my changes on top of the latest',
    mergeHint: 'The changes of both sides are kept.',
    bothChanged: 'Both sides changed these; mine win when merged:',
    lost: 'These changes have nothing to stand on any more and are lost when merged:',
    theirs: 'Give up my changes and load the latest',
    load: 'Load the latest',
    loading: 'Reading the latest…',
    somebody: 'Somebody',
  },
});
