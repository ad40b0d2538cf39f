import { expect, test } from 'vitest';
import { isNamedBy, pinyinInitials } from '../../../../runtime/app/components/palette/pinyin-initials.ts';

test.each([
  { text: '销售订单', initials: 'xsdd' },
  { text: '即时库存', initials: 'jskc' },
  { text: '新建客户', initials: 'xjkh' },
  { text: '应收账', initials: 'ysz' },
  { text: '用户', initials: 'yh' },
  { text: 'A 级客户 2', initials: 'a jkh 2' },
])('$text has the initials $initials', ({ text, initials }) => {
  expect(pinyinInitials(text)).toBe(initials);
});

test.each([
  { text: '销售订单', typed: 'xsdd', is: true },
  { text: '销售订单', typed: '订单', is: true },
  { text: 'Sales orders', typed: 'ORD', is: true },
  { text: '销售订单', typed: 'khdd', is: false },
  { text: '销售订单', typed: ' ', is: true },
])('$typed names $text: $is', ({ text, typed, is }) => {
  expect(isNamedBy(text, typed)).toBe(is);
});
