import { describe, expect, test } from 'vitest';
import { applyEdit } from '../../../designer/draft/apply-edit.ts';
import { definitionAt } from '../../../designer/draft/definition-ref.ts';
import type { Edit } from '../../../designer/draft/edit.ts';
import { tellChanges } from '../../../designer/words/tell-changes.ts';
import type { Language } from '../../../engine/definition/common.ts';
import type { Json } from '../../../engine/json.ts';
import { diffSources } from '../../../engine/layer/diff-sources.ts';
import type { Sources } from '../../../engine/layer/target.ts';
import { order, orderApproval, orderForm, shipped } from '../support/shipped.ts';

const print = { module: 'sales', kind: 'report' as const, id: 'sales-order-print' };

function told(after: Sources, language: Language, before = shipped): string[] {
  const telling = { language, currency: 'CNY', title: () => undefined };
  return tellChanges(diffSources(before, after), { before, after }, telling).flatMap(({ name, changes }) =>
    changes.map((one) => [name, one.op, one.place, one.before ?? '', one.after ?? ''].join(' | ')),
  );
}

function edited(...edits: Edit[]): Sources {
  return edits.reduce(applyEdit, shipped);
}

const set = (path: string, value: Json): Edit => ({
  kind: 'set-property',
  target: `sales/workflow/sales-order-approval/${path}`,
  value,
});

const level: Edit = {
  kind: 'insert-node',
  workflow: orderApproval,
  at: [{ node: 'first-review', path: ['next'] }],
  id: 'x-approval',
  node: {
    type: 'approval',
    label: { 'zh-CN': '总经理特批', en: 'Chief approval' },
    assignees: { from: [{ role: 'general-manager' }] },
  },
};

const field: Edit = {
  kind: 'add-field',
  entity: order,
  id: 'x_project',
  definition: { type: 'text', label: { 'zh-CN': '项目', en: 'Project' }, required: true },
  form: { form: orderForm, section: 'basics' },
  list: { form: orderForm },
};

describe('what changed, in words', () => {
  test.each([
    [
      'a level, by who approves, and the way that leads there',
      edited(level),
      [
        '销售订单审批 | set | 初审 › 下一节点 | 「按金额、重要程度和信用等级」 | 「总经理特批」',
        '销售订单审批 | add | 总经理特批 |  | 审批 · 总经理 · 或签',
      ],
      [
        'Sales order approval | set | First review › Next | “By amount, importance and credit level” | “Chief approval”',
        'Sales order approval | add | Chief approval |  | Approval · General manager · Any one',
      ],
    ],
    [
      'a field, by its type, and where it is shown',
      edited(field),
      [
        '销售订单 | add | 项目 |  | 文本、必填',
        '销售订单 | add | 基本信息 › 项目 |  | 显示',
        '销售订单 | add | 列表 › 项目 |  | 显示',
      ],
      [
        'Sales order | add | Project |  | Text, required',
        'Sales order | add | Basics › Project |  | shown',
        'Sales order | add | List › Project |  | shown',
      ],
    ],
    [
      'a condition, as the sentence that it was and is',
      edited({
        kind: 'set-property',
        target: 'sales/workflow/sales-order-approval/nodes/by-amount/branches/large/when',
        value: 'total >= 80000',
      }),
      [
        '销售订单审批 | set | 按金额、重要程度和信用等级 › 大额订单 › 条件 | 「总金额 ≥ 参数设置的复审起点金额」 | 「总金额 ≥ 80,000 元」',
      ],
      [
        'Sales order approval | set | By amount, importance and credit level › Large order › Condition | “Total ≥ Settings · Second review from” | “Total ≥ CNY 80,000”',
      ],
    ],
    [
      'a place in an order, by what it stands behind',
      edited({
        kind: 'move-entry',
        target: 'sales/form/sales-order/sections/delivery/elements/phone',
        place: { before: 'contact' },
      }),
      ['销售订单 | move | 交货信息 › 联系人 |  | 排在“联系电话”之后'],
      ['Sales order | move | Delivery › Contact person |  | now after “Phone”'],
    ],
    [
      'a setting of the workflow, from what holds by itself to what was chosen',
      edited(set('duplicates', 'consecutive')),
      ['销售订单审批 | set | 审批人去重 | 不去重 | 连续审批人去重'],
      ['Sales order approval | set | Repeated approvers | Asked every time | Not asked twice in a row'],
    ],
    [
      'a vote, by what it means',
      edited(set('nodes/first-review/decision', { vote: { percent: 60, of: 'weight' } })),
      [
        '销售订单审批 | set | 初审 › 多人审批方式 | 或签 | 票签 60% 权重：同意者的权重合计达到 60% 即通过；无法达到时立即驳回。',
      ],
      [
        'Sales order approval | set | First review › Decision | Any one | Vote, 60 % of the weight: Passes when those who agree have 60 % of the weight; rejected as soon as that cannot be reached.',
      ],
    ],
    [
      'where it may be returned to, by people and steps',
      edited(set('nodes/first-review/return/to', ['initiator', 'previous'])),
      ['销售订单审批 | set | 初审 › 退回 › 可以退回到 | 发起人、上一步、任意经过的节点 | 发起人、上一步'],
      [
        'Sales order approval | set | First review › Return › May be returned to | The initiator, The step before, Any earlier step | The initiator, The step before',
      ],
    ],
  ])('%s', (_, changed, chinese, english) => {
    expect(told(changed, 'zh-CN')).toEqual(chinese);
    expect(told(changed, 'en')).toEqual(english);
  });

  test('of a template only the lines that differ', () => {
    const before = String(definitionAt(shipped, print)?.template);
    const changed = edited({
      kind: 'set-property',
      target: `sales/report/${print.id}/template`,
      value: before.replace('</dl>', '  <dt>项目：</dt><dd>{{record.x_project}}</dd>\n</dl>'),
    });

    expect(told(changed, 'zh-CN')).toEqual([
      '销售订单 | set | 模板 |  | <dt>项目：</dt><dd>{{record.x_project}}</dd>',
    ]);
  });

  test('what was taken away is told by what it was', () => {
    const added = edited(field);
    const removed = applyEdit(added, { kind: 'remove-field', entity: order, path: 'x_project' });

    expect(told(removed, 'en', added)).toContain('Sales order | remove | Project | Text, required | ');
    expect(told(shipped, 'en')).toEqual([]);
  });
});
