import type { Label } from '../../engine/issue.ts';

/** What every record has of itself. */
export const ownNames: Readonly<Record<string, Label>> = {
  id: { 'zh-CN': '标识', en: 'Id' },
  title: { 'zh-CN': '标题', en: 'Title' },
  state: { 'zh-CN': '状态', en: 'State' },
  createdAt: { 'zh-CN': '创建时间', en: 'Created at' },
  createdBy: { 'zh-CN': '创建人', en: 'Created by' },
  updatedAt: { 'zh-CN': '修改时间', en: 'Changed at' },
  updatedBy: { 'zh-CN': '修改人', en: 'Changed by' },
  departments: { 'zh-CN': '所辖部门', en: 'Departments below' },
};

/** The roots of expressions, and the counts of a vote. */
export const rootNames: Readonly<Record<string, Label>> = {
  user: { 'zh-CN': '当前用户', en: 'Current user' },
  initiator: { 'zh-CN': '发起人', en: 'Initiator' },
  settings: { 'zh-CN': '参数设置', en: 'Settings' },
  parent: { 'zh-CN': '单据', en: 'Record' },
  self: { 'zh-CN': '本记录', en: 'This record' },
  approved: { 'zh-CN': '同意人数', en: 'Approved' },
  rejected: { 'zh-CN': '驳回人数', en: 'Rejected' },
  abstained: { 'zh-CN': '弃权人数', en: 'Abstained' },
  decided: { 'zh-CN': '已表决人数', en: 'Decided' },
  open: { 'zh-CN': '未表决人数', en: 'Open' },
  total: { 'zh-CN': '总人数', en: 'Total' },
  weightApproved: { 'zh-CN': '同意的权重', en: 'Weight approved' },
  weightRejected: { 'zh-CN': '驳回的权重', en: 'Weight rejected' },
  weightAbstained: { 'zh-CN': '弃权的权重', en: 'Weight abstained' },
  weightOpen: { 'zh-CN': '未表决的权重', en: 'Weight open' },
  weightTotal: { 'zh-CN': '总权重', en: 'Total weight' },
  groups: { 'zh-CN': '分组', en: 'Groups' },
  before: { 'zh-CN': '变更前', en: 'Before the change' },
  changed: { 'zh-CN': '变更的字段', en: 'Changed fields' },
  minimum: { 'zh-CN': '至少同意人数', en: 'Approvals needed' },
};
