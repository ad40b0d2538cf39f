import {
  ApiOutlined,
  BranchesOutlined,
  ClockCircleOutlined,
  ForkOutlined,
  MailOutlined,
  NodeIndexOutlined,
  PartitionOutlined,
  SnippetsOutlined,
  StopOutlined,
  TeamOutlined,
  ThunderboltOutlined,
  UserOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import type { workflowWords } from '../messages/workflow.ts';
import type { Insertable } from './new-nodes.ts';

/** What the "+" offers: something new, or what was copied. */
export type InsertChoice = Insertable | 'paste';

type Key = keyof (typeof workflowWords)['en'];

export const insertIcons: Record<InsertChoice, ComponentType> = {
  approval: UserOutlined,
  manager: TeamOutlined,
  condition: BranchesOutlined,
  parallel: ForkOutlined,
  inclusive: PartitionOutlined,
  cc: MailOutlined,
  auto: ThunderboltOutlined,
  delay: ClockCircleOutlined,
  service: ApiOutlined,
  subprocess: NodeIndexOutlined,
  'end-branch': StopOutlined,
  paste: SnippetsOutlined,
};

/** The words of each, as keys of the canvas's messages. */
export const insertWords: Record<InsertChoice, { name: Key; hint: Key }> = {
  approval: { name: 'insertApproval', hint: 'insertApprovalHint' },
  manager: { name: 'insertManager', hint: 'insertManagerHint' },
  condition: { name: 'insertCondition', hint: 'insertConditionHint' },
  parallel: { name: 'insertParallel', hint: 'insertParallelHint' },
  inclusive: { name: 'insertInclusive', hint: 'insertInclusiveHint' },
  cc: { name: 'insertCc', hint: 'insertCcHint' },
  auto: { name: 'insertAuto', hint: 'insertAutoHint' },
  delay: { name: 'insertDelay', hint: 'insertDelayHint' },
  service: { name: 'insertService', hint: 'insertServiceHint' },
  subprocess: { name: 'insertSubprocess', hint: 'insertSubprocessHint' },
  'end-branch': { name: 'insertEndBranch', hint: 'insertEndBranchHint' },
  paste: { name: 'insertPaste', hint: 'insertPasteHint' },
};
