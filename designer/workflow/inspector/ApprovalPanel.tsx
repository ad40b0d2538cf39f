import { Tabs } from 'antd';
import { useEffect, useState } from 'react';
import { useWords } from '../../../runtime/app/messages/use-words.ts';
import { inspectorWords } from '../../messages/inspector.ts';
import { useFocusWish } from '../../problems/focus-store.ts';
import { useCanvasStore } from '../canvas-store.ts';
import { useWorkflow } from '../workflow-context.tsx';
import { ActionsTab } from './acts/ActionsTab.tsx';
import { JsonTab } from './JsonTab.tsx';
import type { PanelProps } from './panels.tsx';
import { RightsTab } from './RightsTab.tsx';
import { WhoTab } from './WhoTab.tsx';

type TabKey = 'who' | 'rights' | 'actions' | 'advanced';

/** Which tab a property is edited in. */
const tabOfKey: Record<string, TabKey> = {
  fields: 'rights',
  linesRights: 'rights',
  onReject: 'actions',
  return: 'actions',
  opinion: 'actions',
  signature: 'actions',
  reuseSignature: 'actions',
  remindAfter: 'actions',
  timeouts: 'actions',
  allowAuto: 'actions',
  transfer: 'actions',
  delegate: 'actions',
  addSign: 'actions',
  claim: 'actions',
  abstain: 'actions',
  batch: 'actions',
  end: 'actions',
  mandatory: 'actions',
  phrases: 'actions',
  next: 'advanced',
  type: 'advanced',
};

/** The tab stays from one node to the next: settings are often made one by one over many nodes. A new one is named first. */
let lastTab: TabKey = 'who';

export function ApprovalPanel({ node }: PanelProps) {
  const say = useWords(inspectorWords);
  const { ref } = useWorkflow();
  const canvas = useCanvasStore();
  const [tab, setTab] = useState<TabKey>(() => (canvas.getState().fresh?.node === node ? 'who' : lastTab));
  const wish = useFocusWish(ref);
  useEffect(() => {
    if (wish?.[1] === node && wish[2] !== undefined) setTab(tabOfKey[wish[2]] ?? 'who');
  }, [wish, node]);
  return (
    <Tabs
      size="small"
      tabBarGutter={16}
      activeKey={tab}
      onChange={(key) => {
        lastTab = key as TabKey;
        setTab(lastTab);
      }}
      items={[
        { key: 'who', label: say('who'), children: <WhoTab node={node} /> },
        { key: 'rights', label: say('rights'), children: <RightsTab node={node} /> },
        { key: 'actions', label: say('actions'), children: <ActionsTab node={node} /> },
        { key: 'advanced', label: say('advanced'), children: <JsonTab path={['nodes', node]} /> },
      ]}
    />
  );
}
