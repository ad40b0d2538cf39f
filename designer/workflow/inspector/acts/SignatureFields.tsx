import { useWords } from '../../../../runtime/app/messages/use-words.ts';
import { wayWords } from '../../../messages/ways.ts';
import { ChoiceField } from '../../../properties/ChoiceField.tsx';
import { SwitchLine } from '../../../properties/SwitchLine.tsx';
import { useProperty } from '../../../properties/use-property.ts';
import { useNodePlaces } from '../../workflow-context.tsx';

/** Whether a decision is signed, and whether the last signature may be used again (approval.md F4). */
export function SignatureFields({ node }: { node: string }) {
  const say = useWords(wayWords);
  const at = useNodePlaces(node);
  const { value } = useProperty<string>(at('signature'), 'none');
  return (
    <>
      <ChoiceField
        place={at('signature')}
        words="opinion"
        options={['none', 'optional', 'required']}
        fallback="none"
        hint={say('signatureHint')}
        segmented
      />
      {value !== 'none' && (
        <div className="fold-within">
          <SwitchLine
            place={at('reuseSignature')}
            name={say('lastSignature')}
            hint={say('lastSignatureHint')}
          />
        </div>
      )}
    </>
  );
}
