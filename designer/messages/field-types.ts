import type { FieldTypeName } from '../../engine/definition/field.ts';
import type { Label } from '../../engine/issue.ts';

interface TypeWords {
  name: Label;
  help: Label;
}

function words(chinese: [string, string], english: [string, string]): TypeWords {
  return {
    name: { 'zh-CN': chinese[0], en: english[0] },
    help: { 'zh-CN': chinese[1], en: english[1] },
  };
}

/** What each type of field is called, and what it is for in one line. */
export const fieldTypeWords: Record<FieldTypeName, TypeWords> = {
  text: words(['文本', '一行文字：编号、姓名、地址'], ['Text', 'One line: a code, a name, an address']),
  'long-text': words(
    ['多行文本', '备注、说明等较长文字'],
    ['Long text', 'Several lines: remarks, explanations'],
  ),
  integer: words(['整数', '没有小数的数字'], ['Integer', 'A number without decimals']),
  decimal: words(['小数', '可指定小数位数的数字'], ['Decimal', 'A number with decimal places']),
  money: words(['金额', '带币种的金额，精确计算'], ['Money', 'An amount with its currency, exact']),
  quantity: words(['数量', '带计量单位的数量'], ['Quantity', 'A number with its unit']),
  percent: words(['百分比', '折扣、税率、毛利率'], ['Percent', 'A discount, a tax rate, a margin']),
  boolean: words(['是/否', '一个开关'], ['Yes or no', 'A switch']),
  date: words(['日期', '年月日'], ['Date', 'A day']),
  'date-time': words(['日期时间', '精确到分钟的时间'], ['Date and time', 'A moment, to the minute']),
  choice: words(['单选', '从选项中选一个'], ['Choice', 'One of several options']),
  'multi-choice': words(['多选', '从选项中选多个'], ['Several choices', 'Any of several options']),
  reference: words(
    ['关联', '引用另一种资料：客户、商品、仓库'],
    ['Reference', 'A record of another kind: a customer, a product'],
  ),
  user: words(['人员', '选择一位同事'], ['Person', 'Somebody of the company']),
  department: words(['部门', '选择一个部门'], ['Department', 'A department of the company']),
  'auto-number': words(['自动编号', '按规则自动生成的单号'], ['Auto-number', 'A number given by a pattern']),
  formula: words(['公式', '由其他字段自动计算'], ['Formula', 'Calculated from other fields']),
  'roll-up': words(['汇总', '明细合计，或账的余额'], ['Roll-up', 'The total of lines, or a balance']),
  attachment: words(['附件', '上传文件和图片'], ['Attachment', 'Files and pictures']),
  lines: words(['明细表', '可逐行填写的子表'], ['Lines', 'A table filled in line by line']),
};
