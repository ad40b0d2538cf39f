import type { TraceStep } from '../../../../engine/workflow/instance.ts';
import type { ApprovalWord } from '../../messages/areas/approval.ts';
import type { Say } from '../../messages/use-words.ts';

const words: Record<string, ApprovalWord> = {
  'source:role': 'trace-role',
  'source:position': 'trace-position',
  'source:group': 'trace-group',
  'source:user': 'trace-user',
  'source:manager': 'trace-manager',
  'source:departmentHead': 'trace-departmentHead',
  'source:field': 'trace-field',
  'source:chain': 'trace-chain',
  'source:chosenBy': 'trace-chosenBy',
  'source:approverOf': 'trace-approverOf',
  'source:expression': 'trace-expression',
  'not-same-as': 'trace-not-same-as',
  'duplicate:consecutive': 'trace-duplicate-consecutive',
  'duplicate:any-earlier': 'trace-duplicate-any-earlier',
  unchanged: 'trace-unchanged',
  transfer: 'trace-transfer',
  delegate: 'trace-delegate',
  'add-before': 'trace-add-before',
  'add-after': 'trace-add-after',
  'add-parallel': 'trace-add-parallel',
  retrieved: 'trace-retrieved',
  'sent-back': 'trace-sent-back',
  override: 'trace-override',
  reassigned: 'trace-reassigned',
  'handed-over': 'trace-handed-over',
  'timeout:escalate': 'trace-escalate',
  'timeout:transfer': 'trace-timeout',
  inactive: 'trace-inactive',
  instead: 'trace-instead',
  'empty:parent-level': 'trace-parent-level',
  'empty:flow-admin': 'trace-flow-admin',
  'empty:auto-pass': 'trace-auto-pass',
  'empty:auto-reject': 'trace-auto-reject',
  'empty:fail': 'trace-fail',
  'material-change': 'trace-material-change',
};

/** One step of finding people as a sentence: “By role: 刘佳宁”. `fieldName` names a field of the record. */
export function traceSentence(
  { rule, people, detail = '' }: TraceStep,
  say: Say<ApprovalWord>,
  fieldName: (path: string) => string,
): string {
  const names = people.map((person) => person.name).join('、') || say('nobody');
  const shown = rule === 'source:field' ? fieldName(detail) : detail;
  return say(wordOf(rule), { people: names, detail: shown });
}

function wordOf(rule: string): ApprovalWord {
  const known = words[rule];
  if (known) return known;
  if (rule.startsWith('initiator:')) return 'trace-initiator';
  return rule.startsWith('empty:') ? 'trace-fallback' : 'trace-other';
}
