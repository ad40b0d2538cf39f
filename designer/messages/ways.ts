import { defineWords } from '../../runtime/app/messages/define-words.ts';

/** Where ways lead that do not simply lead on: back, and away when something is rejected. */
export const wayWords = defineWords({
  'zh-CN': {
    leadsTo: '走此分支后',
    leadsOn: '继续往下',
    backTo: '退回到“{{name}}”',
    backHint: '退回后从该节点重新开始，之后的审批重新进行；一个节点最多进入的次数见流程设置。',
    mustLeadOn: '至少要有一个分支继续往下。',
    nothingBefore: '前面还没有可以退回的节点。',
    rejectOwn: '走单独的驳回分支',
    rejectOwnHint: '在画布的“驳回时”分支上继续添加节点；走到“自动驳回”时整个审批被驳回。',
    rejectTo: '转到“{{name}}”',
    rejectElsewhere: '转到已有节点',
    rejected: '驳回',
    lastSignature: '可沿用上次的签名',
    lastSignatureHint: '不必每次重新手写。',
    signatureHint: '同意或驳回时手写签名或盖章。',
    linkLimitHint: '超过此金额时，邮件中的审批链接要求先登录。',
    linkLimitNone: '不限制',
    linkNeedsAmount: '先选择上面的“金额字段”。',
  },
  en: {
    leadsTo: 'Where it leads',
    leadsOn: 'On to what follows',
    backTo: 'Back to “{{name}}”',
    backHint:
      'It begins again there, and what follows is approved anew; the workflow settings say how often a node may be entered.',
    mustLeadOn: 'At least one branch has to lead on.',
    nothingBefore: 'There is nothing before it to go back to.',
    rejectOwn: 'A way of its own',
    rejectOwnHint:
      'Add steps to the branch “When rejected” on the canvas; where it ends in a rejection, the whole approval is rejected.',
    rejectTo: 'Go to “{{name}}”',
    rejectElsewhere: 'Go to a step that is there',
    rejected: 'Rejected',
    lastSignature: 'The last signature may be used again',
    lastSignatureHint: 'It need not be drawn every time.',
    signatureHint: 'A yes or no is signed by hand or sealed.',
    linkLimitHint: 'Above this amount, the link in a mail asks to sign in first.',
    linkLimitNone: 'No limit',
    linkNeedsAmount: 'Choose the amount field above first.',
  },
});
