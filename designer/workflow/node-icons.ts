import {
  ApiOutlined,
  BranchesOutlined,
  ClockCircleOutlined,
  EnterOutlined,
  FlagFilled,
  ForkOutlined,
  MailOutlined,
  MergeOutlined,
  NodeIndexOutlined,
  PlayCircleFilled,
  QuestionCircleOutlined,
  RollbackOutlined,
  StopOutlined,
  ThunderboltOutlined,
  UserOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import type { WorkflowNodeType } from '../../engine/definition/workflow.ts';

/** The picture of each type of node; does not compile while one is missing. */
const icons: Record<WorkflowNodeType, ComponentType> = {
  start: PlayCircleFilled,
  approval: UserOutlined,
  exclusive: BranchesOutlined,
  parallel: ForkOutlined,
  inclusive: ForkOutlined,
  join: MergeOutlined,
  'end-branch': StopOutlined,
  cc: MailOutlined,
  auto: ThunderboltOutlined,
  delay: ClockCircleOutlined,
  service: ApiOutlined,
  subprocess: NodeIndexOutlined,
  end: FlagFilled,
};

export function nodeIcon(type: string): ComponentType {
  return Object.hasOwn(icons, type) ? icons[type as WorkflowNodeType] : QuestionCircleOutlined;
}

/** The picture of a way that goes on elsewhere: back, when the time is up, or on. */
export function jumpIcon({ isBack, isLate }: { isBack?: true; isLate?: true }): ComponentType {
  if (isBack) return RollbackOutlined;
  return isLate ? ClockCircleOutlined : EnterOutlined;
}
