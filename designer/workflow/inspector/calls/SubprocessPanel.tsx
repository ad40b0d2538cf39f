import { useWords } from '../../../../runtime/app/messages/use-words.ts';
import { callWords } from '../../../messages/calls.ts';
import { inspectorWords } from '../../../messages/inspector.ts';
import { ChoiceField } from '../../../properties/ChoiceField.tsx';
import { LabelField } from '../../../properties/LabelField.tsx';
import { SwitchLine } from '../../../properties/SwitchLine.tsx';
import { useNode, useNodePlaces } from '../../workflow-context.tsx';
import { RejectField } from '../acts/RejectField.tsx';
import { GeneralTabs } from '../GeneralTabs.tsx';
import type { PanelProps } from '../panels.tsx';
import { CarriedFields } from './CarriedFields.tsx';
import { ChildField } from './ChildField.tsx';
import { ForEachField } from './ForEachField.tsx';
import { PassField } from './PassField.tsx';
import { StarterField } from './StarterField.tsx';

/** A node that submits a record of its own, or one for each line, and waits for what its approval says (approval.md G5). */
export function SubprocessPanel({ node }: PanelProps) {
  const say = useWords(callWords);
  const name = useWords(inspectorWords)('name');
  const at = useNodePlaces(node);
  const written = useNode(node);
  const waits = written?.wait !== false;
  const isSeveral = written?.forEach !== undefined;
  return (
    <GeneralTabs node={node}>
      <LabelField optional place={at('label')} name={name} />
      <ChildField place={at('workflow')} />
      <ForEachField place={at('forEach')} />
      <StarterField place={at('initiator')} forEach={written?.forEach} />
      <CarriedFields node={node} />
      <SwitchLine place={at('wait')} name={say('wait')} hint={say('waitHint')} fallback />
      {waits && (
        <div className="fold-within">
          {isSeveral && <PassField place={at('passWhen')} />}
          <RejectField node={node} words={['reject', 'ignore']} />
        </div>
      )}
      <ChoiceField
        place={at('version')}
        options={['latest', 'pinned']}
        fallback="latest"
        name={say('version')}
      />
    </GeneralTabs>
  );
}
