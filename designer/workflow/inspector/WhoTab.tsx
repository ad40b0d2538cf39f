import { useWords } from '../../../runtime/app/messages/use-words.ts';
import { inspectorWords } from '../../messages/inspector.ts';
import { ChoiceField } from '../../properties/ChoiceField.tsx';
import { LabelField } from '../../properties/LabelField.tsx';
import { useNodePlaces } from '../workflow-context.tsx';
import { DecisionField } from './DecisionField.tsx';
import { FallbackField } from './FallbackField.tsx';
import { SourcesField } from './SourcesField.tsx';

const initiatorPolicies = ['forbid', 'self', 'skip', 'manager', 'department-head'] as const;

/** Who approves: where the people come from, how several decide, and what when there is nobody. */
export function WhoTab({ node }: { node: string }) {
  const say = useWords(inspectorWords);
  const at = useNodePlaces(node);
  return (
    <div className="properties">
      <LabelField place={at('label')} name={say('name')} />
      <SourcesField place={at('assignees', 'from')} />
      <DecisionField place={at('decision')} />
      <FallbackField place={at('assignees', 'ifNone')} />
      <ChoiceField place={at('assignees', 'ifInitiator')} options={initiatorPolicies} fallback="forbid" />
    </div>
  );
}
