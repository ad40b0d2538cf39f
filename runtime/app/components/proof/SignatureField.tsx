import { useQuery } from '@tanstack/react-query';
import { Input, Segmented } from 'antd';
import { useState } from 'react';
import type { OfferedAction } from '../../api/record-actions.ts';
import { type GivenSignature, ownSignaturesQuery } from '../../api/signatures.ts';
import { proofWords } from '../../messages/areas/proof.ts';
import { useWords } from '../../messages/use-words.ts';
import { SealUpload } from './SealUpload.tsx';
import { SignaturePad } from './SignaturePad.tsx';
import './proof.css';

type Way = 'drawn' | 'seal' | 'last';

/** How a decision is signed: drawn, with the kept seal and the password, or as the last time. */
export function SignatureField(props: {
  action: OfferedAction;
  isMissing: boolean;
  onChange: (signature: GivenSignature | undefined) => void;
}) {
  const { action, isMissing, onChange } = props;
  const say = useWords(proofWords);
  const { data: own } = useQuery(ownSignaturesQuery);
  const [way, setWay] = useState<Way>('drawn');
  const ways: Way[] = ['drawn', 'seal', ...(action.reusesSignature && own?.last ? (['last'] as const) : [])];
  const choose = (next: Way) => {
    setWay(next);
    onChange(next === 'last' ? { last: true } : undefined);
  };
  return (
    <fieldset className="act-field signature-field">
      <legend>{say(action.signature === 'required' ? 'signatureRequired' : 'signature')}</legend>
      <Segmented
        aria-label={say('way')}
        value={way}
        onChange={choose}
        options={ways.map((value) => ({ value, label: say(value) }))}
      />
      {way === 'drawn' && (
        <SignaturePad isMissing={isMissing} onChange={(drawn) => onChange(drawn && { drawn })} />
      )}
      {way === 'last' && own?.last && <Picture png={own.last} label={say('last')} />}
      {way === 'seal' &&
        (own?.seal ? (
          <>
            <Picture png={own.seal} label={say('seal')} />
            <Input.Password
              autoComplete="current-password"
              aria-label={say('password')}
              placeholder={say('password')}
              status={isMissing ? 'error' : ''}
              onChange={({ target }) =>
                onChange(target.value === '' ? undefined : { seal: { password: target.value } })
              }
            />
          </>
        ) : (
          <SealUpload />
        ))}
      {isMissing && (
        <p role="alert" className="decision-panel-hint">
          <em>{say('missing')}</em>
        </p>
      )}
    </fieldset>
  );
}

function Picture({ png, label }: { png: string; label: string }) {
  return <img className="signature-picture" src={`data:image/png;base64,${png}`} alt={label} />;
}
