import { Segmented } from 'antd';
import { useLabel } from '../../../runtime/app/components/use-label.ts';
import { useWords } from '../../../runtime/app/messages/use-words.ts';
import { useDraftStore } from '../../draft/DraftProvider.tsx';
import { perform } from '../../draft/draft-store.ts';
import { inspectorWords } from '../../messages/inspector.ts';
import { LabelField } from '../../properties/LabelField.tsx';
import { Property } from '../../properties/Property.tsx';
import { SwitchLine } from '../../properties/SwitchLine.tsx';
import { valueName } from '../../words/names.ts';
import { useNode, useNodePlaces, useWorkflow } from '../workflow-context.tsx';
import { RejectField } from './acts/RejectField.tsx';
import { GeneralTabs } from './GeneralTabs.tsx';
import type { PanelProps } from './panels.tsx';
import { CopiedField } from './sources/SourcesField.tsx';

/** People who are told and may read the record from then on (approval.md S10). */
export function CcPanel({ node }: PanelProps) {
  const say = useWords(inspectorWords);
  const at = useNodePlaces(node);
  return (
    <GeneralTabs node={node}>
      <LabelField place={at('label')} name={say('name')} />
      <CopiedField node={node} />
      <SwitchLine place={at('repeat')} hint={say('repeatHint')} />
    </GeneralTabs>
  );
}

/** A node that decides by itself (approval.md E7). */
export function AutoPanel({ node }: PanelProps) {
  const say = useWords(inspectorWords);
  const at = useNodePlaces(node);
  const written = useNode(node);
  return (
    <GeneralTabs node={node}>
      <p className="field-hint">{say('autoHint')}</p>
      <LabelField optional place={at('label')} name={say('name')} />
      <AutoDecision node={node} />
      {written?.decision === 'reject' && <RejectField node={node} words={['end']} />}
    </GeneralTabs>
  );
}

/** What it decides; nothing follows a rejection, so what only it led to goes with it. */
function AutoDecision({ node }: { node: string }) {
  const label = useLabel();
  const drafts = useDraftStore();
  const { ref } = useWorkflow();
  const place = useNodePlaces(node)('decision');
  const value = useNode(node)?.decision;
  return (
    <Property place={place} name={useWords(inspectorWords)('autoDecision')}>
      {(id) => (
        <Segmented<'approve' | 'reject'>
          id={id}
          block
          value={value === 'reject' ? 'reject' : 'approve'}
          options={(['approve', 'reject'] as const).map((one) => ({
            value: one,
            label: label(valueName('autoDecision', one)),
          }))}
          onChange={(decision) => perform(drafts, { kind: 'decide-auto', workflow: ref, node, decision })}
        />
      )}
    </Property>
  );
}
