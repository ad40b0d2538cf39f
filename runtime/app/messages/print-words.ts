import { defineWords } from './define-words.ts';

/** Words that the engine itself puts on paper. */
export const printWords = defineWords({
  'zh-CN': {
    page: '第 {{page}} / {{pages}} 页',
    decisions: '审批记录',
    step: '环节',
    person: '处理人',
    decision: '结果',
    opinion: '意见',
    at: '时间',
    approved: '同意',
    rejected: '驳回',
    returned: '退回',
    abstained: '弃权',
    yes: '是',
    no: '否',
    archived: '归档时间：',
  },
  en: {
    page: 'Page {{page}} of {{pages}}',
    decisions: 'Decisions',
    step: 'Step',
    person: 'Person',
    decision: 'Decision',
    opinion: 'Opinion',
    at: 'At',
    approved: 'Approved',
    rejected: 'Rejected',
    returned: 'Returned',
    abstained: 'Abstained',
    yes: 'Yes',
    no: 'No',
    archived: 'Archived:',
  },
});
