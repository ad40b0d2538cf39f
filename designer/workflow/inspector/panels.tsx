import type { ComponentType } from 'react';
import { ApprovalPanel } from './ApprovalPanel.tsx';
import { BranchPanel } from './BranchPanel.tsx';
import { ForkPanel } from './ForkPanel.tsx';
import { EndPanel, StartPanel, UnknownPanel, WrittenPanel } from './PlainPanels.tsx';
import { SettingsPanel } from './SettingsPanel.tsx';

export interface PanelProps {
  node: string;
  branch: string;
}

/** The drawer's content for each type of node, for a branch, and for the workflow itself. */
const panels: Record<string, ComponentType<PanelProps>> = {
  start: StartPanel,
  approval: ApprovalPanel,
  exclusive: ForkPanel,
  parallel: WrittenPanel,
  inclusive: WrittenPanel,
  join: WrittenPanel,
  'end-branch': WrittenPanel,
  delay: WrittenPanel,
  service: WrittenPanel,
  cc: WrittenPanel,
  auto: WrittenPanel,
  end: EndPanel,
  branch: BranchPanel,
  settings: SettingsPanel,
};

export function panelOf(type: string): ComponentType<PanelProps> {
  return panels[type] ?? UnknownPanel;
}
