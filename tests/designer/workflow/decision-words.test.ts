import { describe, expect, test } from 'vitest';
import { decisionSentence, decisionWords } from '../../../designer/workflow/decision-words.ts';
import { decision as decisionSchema } from '../../../engine/definition/decision.ts';
import type { Json } from '../../../engine/json.ts';

const cases: [Json, string, string, string, string][] = [
  [
    'all',
    '会签',
    '所有人都同意才通过，一人驳回即驳回。',
    'Everybody',
    'Everybody must approve; one rejection rejects.',
  ],
  [
    'any-unless-all-reject',
    '或签（全部驳回才驳回）',
    '任意一人同意即通过，所有人都驳回才驳回。',
    'Any one, unless all reject',
    'One approval passes it; it is rejected when all of them reject.',
  ],
  [
    { vote: { percent: 60 } },
    '票签 60%',
    '同意人数达到 60% 即通过；无法达到时立即驳回。',
    'Vote, 60 %',
    'Passes when 60 % of the votes agree; rejected as soon as that cannot be reached.',
  ],
  [
    { vote: { percent: 60, of: 'weight' }, abstentions: 'leave-out', veto: true },
    '票签 60% 权重',
    '同意者的权重合计达到 60% 即通过；一人驳回即驳回。弃权的人不计入总数。',
    'Vote, 60 % of the weight',
    'Passes when those who agree have 60 % of the weight; one rejection rejects. Whoever abstains is left out of the count.',
  ],
  [
    { vote: { count: 3, rejectCount: 2 } },
    '票签 3 票',
    '有 3 人同意即通过；有 2 人驳回或无法达到时驳回。',
    'Vote, 3 approvals',
    'Passes when 3 agree; rejected when 2 reject, or that cannot be reached.',
  ],
  [
    { vote: { points: 50 }, early: false },
    '票签 50 分',
    '同意者的权重合计达到 50 分即通过；所有人表决后仍未达到则驳回。',
    'Vote, 50 points',
    'Passes when those who agree have 50 points of weight; rejected when that is not reached once everybody has voted.',
  ],
  [
    { groups: { 'group-1': 1, legal: 2 } },
    '分组会签',
    '每组分别同意才通过（第 1 组至少 1 人、legal至少 2 人）；一人驳回即驳回。',
    'Sign-off by groups',
    'Every group must agree (Group 1: at least 1, legal: at least 2); one rejection rejects.',
  ],
  [
    { passWhen: 'approved > 1', rejectWhen: 'approved < 2' },
    '自定义规则',
    '用人数写明何时通过、何时驳回。',
    'Own rule',
    'Say with counts when it passes and when it is rejected.',
  ],
];

describe('a decision says what it means', () => {
  test.each(cases)('%j', (decision, shortChinese, chinese, shortEnglish, english) => {
    expect(decisionSchema.safeParse(decision).success).toBe(true);

    expect(decisionWords(decision, 'zh-CN')).toBe(shortChinese);
    expect(decisionSentence(decision, 'zh-CN')).toBe(chinese);
    expect(decisionWords(decision, 'en')).toBe(shortEnglish);
    expect(decisionSentence(decision, 'en')).toBe(english);
  });
});
