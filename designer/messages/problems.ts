import { defineWords } from '../../runtime/app/messages/define-words.ts';

export const problemWords = defineWords({
  'zh-CN': {
    problems: '问题',
    none: '没有问题',
    errors: '{{count}} 个错误',
    warnings: '{{count}} 个警告',
    checking: '正在检查…',
    open: '展开问题列表',
    close: '收起问题列表',
    error: '错误',
    warning: '警告',
    go: '转到问题所在处',
    missing: '请填写或选择“{{name}}”',
  },
  en: {
    problems: 'Problems',
    none: 'No problems',
    errors: '{{count}} {{count:error|errors}}',
    warnings: '{{count}} {{count:warning|warnings}}',
    checking: 'Checking…',
    open: 'Show the problems',
    close: 'Hide the problems',
    error: 'Error',
    warning: 'Warning',
    go: 'Go to the problem',
    missing: 'Fill in or choose “{{name}}”',
  },
});
