import { expect, test } from 'vitest';
import { rungWords } from '../../../designer/workflow/rung-words.ts';

test.each([
  [
    { action: 'remind', after: 'PT8H', of: 'business' },
    '8 个工作小时后：提醒处理人',
    'After 8 working hours: remind',
  ],
  [
    { action: 'transfer', after: 'P2D', of: 'business', to: 'manager' },
    '2 个工作日后：转交给其主管',
    'After 2 working days: hand to the manager',
  ],
  [{ action: 'auto-approve', after: 'P3D' }, '3 天后：自动同意', 'After 3 days: approve by itself'],
  [
    { action: 'escalate', after: { field: 'wanted' }, to: { role: 'finance' } },
    '到“wanted”当天：请“finance”一起处理',
    'On the day of “wanted”: ask “finance” too',
  ],
])('H2: a rung is said as a sentence: %j', (rung, chinese, english) => {
  expect(rungWords(rung, 'zh-CN')).toBe(chinese);
  expect(rungWords(rung, 'en')).toBe(english);
});
