import { expect, test } from 'vitest';
import { effectWords } from '../../../designer/migration/effect-words.ts';
import type { DryRunItem } from '../../../designer/migration/migrations.ts';

const labels = {
  first: { 'zh-CN': '初审', en: 'First review' },
  board: { 'zh-CN': '董事会', en: 'The board' },
};
const about = { instance: 'i', entity: 'e', record: 'r', title: 'SO-1', initiator: 'Li' };
const asked = (name: string, node: string, when: 'now' | 'later') => ({
  person: { id: name, name },
  node,
  when,
});
const same = { before: ['first'], after: ['first'], isSame: true };

test.each<[string, Partial<DryRunItem>, string[], string[]]>([
  [
    'nothing',
    { outcome: 'ok', path: same, gains: [], loses: [] },
    ['经过的步骤和审批人不变'],
    ['The same steps and people'],
  ],
  [
    'who gains and loses a to-do, and what is asked later besides',
    {
      outcome: 'ok',
      path: { before: ['first'], after: ['first', 'board'], isSame: false },
      gains: [asked('Wang', 'first', 'now'), asked('Zhao', 'board', 'later')],
      loses: [asked('Chen', 'first', 'now')],
    },
    ['Wang 收到待办', 'Chen 的待办撤回', '之后增加：董事会'],
    ['Wang get a to-do', 'Chen lose their to-do', 'Later also: The board'],
  ],
  [
    'what is left out, and who decides a later step instead',
    {
      outcome: 'ok',
      path: { before: ['board', 'first'], after: ['first'], isSame: false },
      gains: [asked('Wang', 'first', 'later'), asked('Qian', 'first', 'later')],
      loses: [asked('Zhao', 'board', 'later')],
    },
    ['之后不再经过：董事会', '“初审”改由 Wang、Qian 审批'],
    ['Later no more: The board', '“First review” is decided by Wang, Qian'],
  ],
  [
    'where it needs to be told where to',
    { outcome: 'needs-mapping', nodes: ['board'] },
    ['停在“董事会”，新流程中没有这个节点：请在上方指定对应节点'],
    ['It stands at “The board”, which is not there any more: say above where to'],
  ],
  [
    'why it is blocked',
    { outcome: 'blocked', reason: 'fork-changed', node: 'first' },
    ['“初审”所在的分支结构变了'],
    ['The branches around “First review” are others now'],
  ],
  [
    'that it is blocked, where the reason is not known here',
    { outcome: 'blocked', reason: 'something-new' },
    ['新版流程不适用'],
    ['The workflow of today does not fit'],
  ],
])('moving an approval is told by what it means: %s', (_, item, chinese, english) => {
  const whole = { ...about, ...item } as DryRunItem;

  expect(effectWords(whole, labels, 'zh-CN')).toEqual(chinese);
  expect(effectWords(whole, labels, 'en')).toEqual(english);
});
