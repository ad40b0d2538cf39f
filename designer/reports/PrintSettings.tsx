import { Select } from 'antd';
import { useRef } from 'react';
import { isJsonObject, type Json } from '../../engine/json.ts';
import { useLabel } from '../../runtime/app/components/use-label.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { useSources } from '../draft/DraftProvider.tsx';
import { type DefinitionRef, definitionAt } from '../draft/definition-ref.ts';
import { entityAt } from '../expression/names.ts';
import { reportWords } from '../messages/report.ts';
import { useFocusedControl } from '../problems/focus-store.ts';
import { ChoiceField } from '../properties/ChoiceField.tsx';
import { LabelField } from '../properties/LabelField.tsx';
import { Property } from '../properties/Property.tsx';
import { TextField } from '../properties/TextField.tsx';
import { type PropertyPlace, useProperty } from '../properties/use-property.ts';
import { labelOf } from '../shell/catalogue.ts';

const here: readonly string[] = [];

/** What a printed document is called, on what paper, and when it may be printed. */
export function PrintSettings({ report }: { report: DefinitionRef }) {
  const box = useRef<HTMLDivElement>(null);
  useFocusedControl(report, here, box);
  const at = (...path: string[]) => ({ definition: report, path });
  return (
    <div className="properties report-settings" ref={box}>
      <LabelField place={at('label')} />
      <StatesField place={at('states')} />
      <ChoiceField place={at('paper', 'size')} options={['A4', 'A5', 'Letter']} fallback="A4" segmented />
      <ChoiceField
        place={at('paper', 'orientation')}
        options={['portrait', 'landscape']}
        fallback="portrait"
        segmented
      />
      <TextField place={at('paper', 'margin')} placeholder="14mm" />
    </div>
  );
}

const none: Json[] = [];

function StatesField({ place }: { place: PropertyPlace }) {
  const say = useWords(reportWords);
  const label = useLabel();
  const sources = useSources();
  const { value, set } = useProperty<Json[]>(place, none);
  const entity = String(definitionAt(sources, place.definition)?.entity ?? '');
  const states = entityAt(sources, entity)?.states;
  return (
    <Property place={place} name={say('states')} hint={say('statesHint')}>
      {(id) => (
        <Select
          id={id}
          mode="multiple"
          placeholder={say('anyState')}
          value={Array.isArray(value) ? value.map(String) : []}
          options={Object.entries(isJsonObject(states) ? states : {}).map(([state, one]) => ({
            value: state,
            label: label(labelOf(one)) || state,
          }))}
          onChange={(next: string[]) => set(next)}
        />
      )}
    </Property>
  );
}
