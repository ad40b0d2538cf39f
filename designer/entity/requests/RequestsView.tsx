import { Button, Empty } from 'antd';
import { useRef } from 'react';
import { isJsonObject, type Json, type JsonObject } from '../../../engine/json.ts';
import { useWords } from '../../../runtime/app/messages/use-words.ts';
import { useSources } from '../../draft/DraftProvider.tsx';
import { type DefinitionRef, definitionAt } from '../../draft/definition-ref.ts';
import { requestWords } from '../../messages/requests.ts';
import { useFocusedControl } from '../../problems/focus-store.ts';
import { SeveralField } from '../../properties/SeveralField.tsx';
import { useProperty } from '../../properties/use-property.ts';
import { CancelFields } from './CancelFields.tsx';
import { ChangeFields } from './ChangeFields.tsx';
import { ConfirmationFields } from './ConfirmationFields.tsx';
import { useStateOptions } from './use-state-options.ts';
import './requests.css';

export interface RequestsProps {
  entity: DefinitionRef;
  /** Where a property of the requests is. */
  at: (...path: string[]) => { definition: DefinitionRef; path: readonly string[] };
}

const here: readonly string[] = [];

/** How approved records are changed and cancelled: only by requests that are approved themselves (approval.md L6, L7). */
export function RequestsView({ definition }: { definition: DefinitionRef }) {
  const say = useWords(requestWords);
  const box = useRef<HTMLDivElement>(null);
  useFocusedControl(definition, here, box);
  const at = (...path: string[]) => ({ definition, path: ['amendments', ...path] });
  const { value, standard, set } = useProperty<JsonObject>(at());
  const states = useStateOptions(definition);
  const approved = useApprovedStates(definition);
  if (!isJsonObject(value))
    return (
      <Empty
        className="requests-none"
        description={
          <>
            <strong>{say('none')}</strong>
            <p>{say(states.length === 0 ? 'noStates' : 'noneHint')}</p>
          </>
        }
      >
        {states.length > 0 && (
          <Button type="primary" onClick={() => set({ states: approved })}>
            {say('allow')}
          </Button>
        )}
      </Empty>
    );
  return (
    <div className="properties requests" ref={box}>
      <SeveralField place={at('states')} name={say('states')} hint={say('statesHint')} options={states} />
      <ChangeFields entity={definition} at={at} />
      <CancelFields entity={definition} at={at} />
      <ConfirmationFields entity={definition} at={at} />
      {standard === undefined && (
        <Button danger type="text" className="requests-off" onClick={() => set(undefined)}>
          {say('disallow')}
        </Button>
      )}
    </div>
  );
}

/** Where an approval leads to, which is what counts as approved unless somebody says otherwise. */
function useApprovedStates(entity: DefinitionRef): Json[] {
  const sources = useSources();
  const transitions = definitionAt(sources, entity)?.transitions;
  const approved = Object.values(isJsonObject(transitions) ? transitions : {}).flatMap((one) =>
    isJsonObject(one) && typeof one.approved === 'string' ? [one.approved] : [],
  );
  return [...new Set(approved)];
}
