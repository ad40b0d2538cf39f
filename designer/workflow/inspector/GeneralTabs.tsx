import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../../runtime/app/messages/use-words.ts';
import { inspectorWords } from '../../messages/inspector.ts';
import { JsonTab } from './JsonTab.tsx';

/** The properties of a node on one tab, and what is saved of it on the other. */
export function GeneralTabs({ node, children }: { node: string; children: ReactNode }) {
  const say = useWords(inspectorWords);
  return (
    <Tabs
      size="small"
      items={[
        { key: 'general', label: say('general'), children: <div className="properties">{children}</div> },
        { key: 'advanced', label: say('advanced'), children: <JsonTab path={['nodes', node]} /> },
      ]}
    />
  );
}
