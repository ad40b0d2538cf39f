import { useWords } from '../../../runtime/app/messages/use-words.ts';
import { inspectorWords } from '../../messages/inspector.ts';
import { ChoiceField } from '../../properties/ChoiceField.tsx';
import { ConditionProperty } from '../../properties/ExpressionField.tsx';
import { Fold } from '../../properties/Fold.tsx';
import { LabelField } from '../../properties/LabelField.tsx';
import { SeveralField } from '../../properties/SeveralField.tsx';
import { SwitchLine } from '../../properties/SwitchLine.tsx';
import { useNodePlaces, useWorkflow } from '../workflow-context.tsx';
import { DecisionField } from './decision/DecisionField.tsx';
import { FallbackField } from './FallbackField.tsx';
import { SourcesField } from './sources/SourcesField.tsx';
import { useOtherApprovals } from './use-other-approvals.ts';

const initiatorPolicies = ['forbid', 'self', 'skip', 'manager', 'department-head'] as const;
const seldom = ['skipWhen', 'assignees/notSameAs', 'alwaysAsk', 'skipIfUnchanged'] as const;

/** Who approves: where the people come from, how several decide, what when there is nobody, and who is passed over. */
export function WhoTab({ node }: { node: string }) {
  const say = useWords(inspectorWords);
  const { place } = useWorkflow();
  const at = useNodePlaces(node);
  return (
    <div className="properties">
      <LabelField place={at('label')} name={say('name')} />
      <SourcesField node={node} />
      <DecisionField node={node} />
      <FallbackField place={at('assignees', 'ifNone')} />
      <ChoiceField place={at('assignees', 'ifInitiator')} options={initiatorPolicies} fallback="forbid" />
      <Fold title={say('moreWho')} place={at()} keys={seldom}>
        <ConditionProperty place={at('skipWhen')} within={place} hint={say('skipWhenHint')} />
        <SeparationField node={node} />
        <SwitchLine place={at('alwaysAsk')} hint={say('alwaysAskHint')} />
        <SwitchLine place={at('skipIfUnchanged')} hint={say('skipIfUnchangedHint')} />
      </Fold>
    </div>
  );
}

/** Nodes whose approvers may not decide here (approval.md A7). */
function SeparationField({ node }: { node: string }) {
  const say = useWords(inspectorWords);
  const place = useNodePlaces(node)('assignees', 'notSameAs');
  return <SeveralField place={place} hint={say('notSameAsHint')} options={useOtherApprovals(node)} />;
}
