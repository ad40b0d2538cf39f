import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyse } from '../../../designer/draft/analysis.ts';
import { Names } from '../../../designer/expression/names.ts';
import { renderSentence } from '../../../designer/expression/render-sentence.ts';
import { type Sentence, type SentenceRow, sentenceOf } from '../../../designer/expression/sentence.ts';
import { writeSentence } from '../../../designer/expression/write-sentence.ts';
import { parseExpression } from '../../../engine/expression/parse-expression.ts';
import type { Expression } from '../../../engine/expression/syntax.ts';
import { shipped } from '../support/shipped.ts';

const names = new Names(analyse(shipped), { kind: 'condition', module: 'sales', entity: 'sales-order' });
const people: Record<string, string> = { li: '李雷', wang: '王芳', S: '销售部' };
const labels = { names, title: (_: string, value: string) => people[value] };

function treeOf(source: string): Expression {
  const tree = parseExpression(source, '');
  if ('code' in tree) throw new Error(`${source}: ${tree.code}`);
  return tree;
}

const sentences: [source: string, chinese: string, english: string][] = [
  ['total >= 200000', '总金额 ≥ 200,000 元', 'Total ≥ CNY 200,000'],
  [
    'total >= settings.secondReviewFrom',
    '总金额 ≥ 参数设置的复审起点金额',
    'Total ≥ Settings · Second review from',
  ],
  ['importance == "special"', '重要程度是特殊', 'Importance is Special'],
  ['importance != "normal"', '重要程度不是一般', 'Importance is not Normal'],
  ['state == "approved"', '状态是已审核', 'State is Approved'],
  [
    'customer.creditLevel in ["c", "d"]',
    '客户的信用等级是C 级、D 级之一',
    'Customer · Credit level is one of C, D',
  ],
  ['!(importance in ["special"])', '重要程度不是特殊', 'Importance is not Special'],
  [
    'total > 50000 && importance == "special"',
    '总金额 > 50,000 元 且 重要程度是特殊',
    'Total > CNY 50,000 and Importance is Special',
  ],
  [
    'total > 50000 && (importance == "special" || customer.creditLevel == "d")',
    '总金额 > 50,000 元 且 （重要程度是特殊 或 客户的信用等级是D 级）',
    'Total > CNY 50,000 and (Importance is Special or Customer · Credit level is D)',
  ],
  [
    'total > 50000 && marginRate < 0.1 || importance == "special"',
    '（总金额 > 50,000 元 且 预估毛利率 < 10%） 或 重要程度是特殊',
    '(Total > CNY 50,000 and Estimated margin rate < 10%) or Importance is Special',
  ],
  ['marginRate < 0.125', '预估毛利率 < 12.5%', 'Estimated margin rate < 12.5%'],
  ['initiator.username == "li"', '发起人是李雷', 'Initiator is 李雷'],
  ['initiator.username in ["li", "wang"]', '发起人是李雷、王芳之一', 'Initiator is one of 李雷, 王芳'],
  ['department.code == "S"', '部门是销售部', 'Department is 销售部'],
  ['salesperson == initiator', '业务员是发起人', 'Salesperson is Initiator'],
  ['customer.active', '客户的启用：是', 'Customer · Active: yes'],
  ['!customer.active', '客户的启用：否', 'Customer · Active: no'],
  [
    'deliveryDate <= addDays(today(), 3)',
    '交货日期不晚于今天之后 3 天',
    'Delivery date is 3 days from today or earlier',
  ],
  ['deliveryDate < today()', '交货日期早于今天', 'Delivery date is before today'],
  ['orderDate >= "2026-01-01"', '订单日期不早于2026-01-01', 'Order date is 2026-01-01 or later'],
  ['isEmpty(remark)', '备注为空', 'Remark is empty'],
  ['notEmpty(warehouse)', '发货仓库不为空', 'Warehouse is filled in'],
  ['contains(remark, "加急")', '备注包含“加急”', 'Remark contains “加急”'],
  ['sum(lines.amount) > 1000', '订单明细的金额合计 > 1,000 元', 'total of Lines · Amount > CNY 1,000'],
  ['max(lines.discount) > 0.2', '订单明细的折扣最大值 > 20%', 'greatest Lines · Discount > 20%'],
  ['size(lines) >= 20', '订单明细行数 ≥ 20', 'number of Lines ≥ 20'],
];

describe('conditions are said as sentences', () => {
  test.each(sentences)('%s', (source, chinese, english) => {
    const tree = treeOf(source);

    expect(renderSentence(tree, labels, 'zh-CN')).toBe(chinese);
    expect(renderSentence(tree, labels, 'en')).toBe(english);
  });
});

test.each(sentences.map(([source]) => source))('%s is written back as the same condition', (source) => {
  const sentence = sentenceOf(treeOf(source)) as Sentence;

  const written = writeSentence(sentence) as string;

  expect(sentenceOf(treeOf(written))).toEqual(sentence);
});

test.each([
  'total * 2 > 100',
  'total > 1 ? true : false',
  'lines.exists(one, one.discount > 0.2)',
  'a && (b || (c && d)) && e',
  'true',
  '1 < total',
])('%s is a formula, which no sentence says', (source) => {
  expect(sentenceOf(treeOf(source))).toBeUndefined();
});

test('any sentence of rows and groups reads back as itself', () => {
  const row: fc.Arbitrary<SentenceRow> = fc.oneof(
    fc.record({
      subject: fc.constant({ path: ['total'] }),
      operator: fc.constantFrom<'>=' | '<'>('>=', '<'),
      operand: fc.record({
        kind: fc.constant('number' as const),
        digits: fc.constantFrom('1', '20.5', '-3'),
      }),
    }),
    fc.record({
      subject: fc.constant({ path: ['importance'] }),
      operator: fc.constantFrom<'in' | 'not-in'>('in', 'not-in'),
      operand: fc.record({
        kind: fc.constant('texts' as const),
        values: fc.array(fc.string({ maxLength: 5 }), { minLength: 1, maxLength: 3 }),
      }),
    }),
    fc.record({ subject: fc.constant({ path: ['remark'] }), operator: fc.constant<'isEmpty'>('isEmpty') }),
  );
  const rows = fc.array(row, { minLength: 2, maxLength: 3 });
  const sentence: fc.Arbitrary<Sentence> = fc.constantFrom<'and' | 'or'>('and', 'or').chain((join) => {
    const group = fc.record({ join: fc.constant(join === 'and' ? ('or' as const) : ('and' as const)), rows });
    return fc.record({
      join: fc.constant(join),
      parts: fc.array(fc.oneof(row, group), { minLength: 2, maxLength: 4 }),
    });
  });

  fc.assert(
    fc.property(sentence, (one) => {
      expect(sentenceOf(treeOf(writeSentence(one) as string))).toEqual(one);
    }),
  );
});
