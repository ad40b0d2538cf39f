import { useWords } from '../../../../runtime/app/messages/use-words.ts';
import { inspectorWords } from '../../../messages/inspector.ts';
import { ChoiceField } from '../../../properties/ChoiceField.tsx';
import { SwitchLine } from '../../../properties/SwitchLine.tsx';
import { useNodePlaces } from '../../workflow-context.tsx';
import { LadderField } from '../ladder/LadderField.tsx';
import { ReminderField } from '../ReminderField.tsx';
import { PowerFields } from './PowerFields.tsx';
import { RejectField } from './RejectField.tsx';
import { ReturnFields } from './ReturnFields.tsx';
import { SignatureFields } from './SignatureFields.tsx';

const opinions = ['none', 'optional', 'required'] as const;

/** What approvers can do besides approving, which words they must give, and what happens when nobody acts. */
export function ActionsTab({ node }: { node: string }) {
  const say = useWords(inspectorWords);
  const at = useNodePlaces(node);
  const opinion = (verb: string, fallback: string) => (
    <ChoiceField
      place={at('opinion', verb)}
      words="opinion"
      options={opinions}
      fallback={fallback}
      segmented
    />
  );
  return (
    <div className="properties">
      <RejectField node={node} words={['end', 'return']} />
      <ReturnFields place={at('return')} />
      <section className="property-group">
        <h3 className="section-title">{say('opinionHint')}</h3>
        {opinion('approve', 'optional')}
        {opinion('reject', 'required')}
        {opinion('return', 'required')}
      </section>
      <SignatureFields node={node} />
      <ReminderField place={at('remindAfter')} />
      <LadderField place={at('timeouts')} />
      <SwitchLine place={at('allowAuto')} />
      <PowerFields node={node} />
    </div>
  );
}
