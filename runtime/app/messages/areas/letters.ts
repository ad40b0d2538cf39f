import { defineWords } from '../define-words.ts';

/** Letters that leave the house, and the administrator's page of those that could not. */
export const letterWords = defineWords({
  'zh-CN': {
    subject: '【{{company}}】{{lead}}',
    greeting: '{{name}}，您好：',
    lead: '{{event}}：{{document}}',
    initiator: '提交人',
    node: '审批环节',
    dueAt: '截止时间',
    approve: '同意',
    reject: '驳回',
    open: '在系统中打开',
    linkNote: '“同意”“驳回”链接仅供您本人使用，72 小时内有效，打开后还须确认；请勿转发。',
    automatic: '此邮件由系统自动发送，请勿直接回复。',
    'confirmed-change': '{{document}} 的变更已确认生效',
    'confirmed-cancel': '{{document}} 已确认取消',
    effectiveAt: '生效时间',
    changed: '变更内容',
    before: '变更前',
    after: '变更后',
    line: '{{lines}}第 {{number}} 行 {{field}}',
    lineAdded: '新增一行',
    lineRemoved: '删除一行',
    contactUs: '如有疑问，请联系 {{name}}。',
  },
  en: {
    subject: '[{{company}}] {{lead}}',
    greeting: 'Dear {{name}},',
    lead: '{{event}}: {{document}}',
    initiator: 'Submitted by',
    node: 'Step',
    dueAt: 'Due',
    approve: 'Approve',
    reject: 'Reject',
    open: 'Open it in the application',
    linkNote:
      'The links “Approve” and “Reject” are for you alone, good for 72 hours, and ask you to confirm; please do not forward them.',
    automatic: 'This message was sent automatically; please do not reply to it.',
    'confirmed-change': 'The change of {{document}} is confirmed and in effect',
    'confirmed-cancel': '{{document}} is cancelled',
    effectiveAt: 'In effect from',
    changed: 'What has changed',
    before: 'Before',
    after: 'Now',
    line: '{{lines}}, line {{number}}: {{field}}',
    lineAdded: 'Line added',
    lineRemoved: 'Line removed',
    contactUs: 'If you have questions, please ask {{name}}.',
  },
});

export type LetterWord = keyof (typeof letterWords)['en'];
