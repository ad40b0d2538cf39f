import { Alert, Tabs } from 'antd';
import { useWords } from '../../../runtime/app/messages/use-words.ts';
import { inspectorWords } from '../../messages/inspector.ts';
import { LabelField } from '../../properties/LabelField.tsx';
import { useWorkflow } from '../workflow-context.tsx';
import { JsonTab } from './JsonTab.tsx';
import type { PanelProps } from './panels.tsx';
import { RightsTab } from './RightsTab.tsx';

/** Where it begins: what the initiator may see of the record. */
export function StartPanel({ node }: PanelProps) {
  const say = useWords(inspectorWords);
  const { ref } = useWorkflow();
  return (
    <Tabs
      size="small"
      items={[
        {
          key: 'general',
          label: say('general'),
          children: (
            <div className="properties">
              <p className="field-hint">{say('startHint')}</p>
              <LabelField
                optional
                place={{ definition: ref, path: ['nodes', node, 'label'] }}
                name={say('name')}
              />
            </div>
          ),
        },
        { key: 'rights', label: say('rights'), children: <RightsTab node={node} /> },
        { key: 'advanced', label: say('advanced'), children: <JsonTab path={['nodes', node]} /> },
      ]}
    />
  );
}

export function EndPanel({ node }: PanelProps) {
  return <NamedPanel node={node} hint={useWords(inspectorWords)('endHint')} />;
}

/** Where the branches of a fork meet. */
export function JoinPanel({ node }: PanelProps) {
  return <NamedPanel node={node} hint={useWords(inspectorWords)('joinHint')} />;
}

/** Where a branch ends without reaching the join. */
export function BranchEndPanel({ node }: PanelProps) {
  return <NamedPanel node={node} hint={useWords(inspectorWords)('branchEndHint')} />;
}

function NamedPanel({ node, hint }: { node: string; hint: string }) {
  const say = useWords(inspectorWords);
  const { ref } = useWorkflow();
  return (
    <div className="properties">
      <p className="field-hint">{hint}</p>
      <LabelField optional place={{ definition: ref, path: ['nodes', node, 'label'] }} name={say('name')} />
    </div>
  );
}

/** A node that only its JSON can put right. */
export function UnknownPanel({ node }: PanelProps) {
  const say = useWords(inspectorWords);
  return (
    <div className="properties">
      <Alert type="warning" showIcon title={say('unknownType')} />
      <JsonTab path={['nodes', node]} />
    </div>
  );
}
