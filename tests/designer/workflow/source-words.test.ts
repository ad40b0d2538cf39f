import { describe, expect, test } from 'vitest';
import { analyse } from '../../../designer/draft/analysis.ts';
import { Names } from '../../../designer/expression/names.ts';
import { sourceWords } from '../../../designer/workflow/source-words.ts';
import { assigneeSource } from '../../../engine/definition/assignees.ts';
import type { Language } from '../../../engine/definition/common.ts';
import type { JsonObject } from '../../../engine/json.ts';
import { shipped } from '../support/shipped.ts';

const wordingIn = (language: Language) => ({
  sources: shipped,
  entity: 'sales-order',
  labels: {
    names: new Names(analyse(shipped), { kind: 'condition', module: 'sales', entity: 'sales-order' }),
    title: (_: string, value: string) => (value === 'chen' ? '陈明' : undefined),
    currency: 'CNY',
  },
  language,
});

const cases: [JsonObject, string, string][] = [
  [{ chain: 'top' }, '逐级主管直到最高层', 'Managers up to the top'],
  [{ chain: { level: 3 } }, '逐级主管到第 3 级', 'Managers up to level 3'],
  [{ chain: { role: 'general-manager' } }, '逐级主管到总经理', 'Managers up to General manager'],
  [{ chain: { before: 'chen' } }, '逐级主管到陈明之前', 'Managers up to before 陈明'],
  [
    { chain: { limit: 'x_limit', amount: 'total' } },
    '逐级主管到x_limit ≥ 总金额的人',
    'Managers up to whose x_limit ≥ Total',
  ],
  [{ chosenBy: 'initiator' }, '发起人选择的 1 人', 'Chosen by the initiator: 1'],
  [
    { chosenBy: 'previous', least: 1, most: 3, among: [{ role: 'finance' }] },
    '上一审批人选择的 1–3 人（从财务中）',
    'Chosen by the approver before: 1–3 (from Finance)',
  ],
  [{ approverOf: 'first-review' }, '“初审”的审批人', 'Who approved “First review”'],
  [{ authority: 'total' }, '审批权限表中有权审批总金额的人', 'Who may approve Total, by authority'],
  [{ expression: 'initiator' }, '公式：initiator', 'Formula: initiator'],
  [{ manager: 2 }, '第 2 级主管', 'Manager level 2'],
];

describe('a source of people says whom it means', () => {
  test.each(cases)('%j', (source, chinese, english) => {
    expect(assigneeSource.safeParse(source).success).toBe(true);

    expect(sourceWords(source, wordingIn('zh-CN'))).toBe(chinese);
    expect(sourceWords(source, wordingIn('en'))).toBe(english);
  });
});
