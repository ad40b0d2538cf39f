import type { ComponentType } from 'react';
import { ApprovalPanel } from './ApprovalPanel.tsx';
import { AutoPanel, CcPanel } from './AutomaticPanels.tsx';
import { BranchPanel } from './BranchPanel.tsx';
import { DelayPanel } from './calls/DelayPanel.tsx';
import { ServicePanel } from './calls/ServicePanel.tsx';
import { SubprocessPanel } from './calls/SubprocessPanel.tsx';
import { ForkPanel } from './ForkPanel.tsx';
import { BranchEndPanel, EndPanel, JoinPanel, StartPanel, UnknownPanel } from './PlainPanels.tsx';
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
  parallel: ForkPanel,
  inclusive: ForkPanel,
  join: JoinPanel,
  'end-branch': BranchEndPanel,
  delay: DelayPanel,
  service: ServicePanel,
  subprocess: SubprocessPanel,
  cc: CcPanel,
  auto: AutoPanel,
  end: EndPanel,
  branch: BranchPanel,
  settings: SettingsPanel,
};

export function panelOf(type: string): ComponentType<PanelProps> {
  return panels[type] ?? UnknownPanel;
}
