import { Checkbox, Select } from 'antd';
import { isJsonObject } from '../../engine/json.ts';
import { useLabel } from '../../runtime/app/components/use-label.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { useSources } from '../draft/DraftProvider.tsx';
import type { DefinitionRef } from '../draft/definition-ref.ts';
import { entityWords } from '../messages/entity.ts';
import { labelOf } from '../shell/catalogue.ts';
import { fieldLabel } from '../words/field-label.ts';
import { formOf } from './form-of.ts';
import { Part } from './Part.tsx';

/** Where a new field is shown. */
export interface PlaceChoice {
  /** Absent: not on the form. */
  section?: string | undefined;
  /** The field before it; absent: last. */
  after?: string | undefined;
  isListed: boolean;
}

/** In the wanted section, or the first one of the form. */
export function useFirstPlace(entity: DefinitionRef, wanted: string | undefined): PlaceChoice {
  const sources = useSources();
  const form = formOf(sources, entity.id)?.form;
  const [first] = Object.keys(isJsonObject(form?.sections) ? form.sections : {});
  return { section: wanted ?? first, isListed: false };
}

interface FieldPlaceProps {
  entity: DefinitionRef;
  place: PlaceChoice;
  onChange: (place: PlaceChoice) => void;
}

export function FieldPlace({ entity, place, onChange }: FieldPlaceProps) {
  const say = useWords(entityWords);
  const label = useLabel();
  const sources = useSources();
  const form = formOf(sources, entity.id)?.form;
  if (!form) return <p className="field-hint add-wide">{say('noForm')}</p>;
  const sections = isJsonObject(form.sections) ? form.sections : {};
  const chosen = place.section === undefined ? undefined : sections[place.section];
  const elements = isJsonObject(chosen) && isJsonObject(chosen.elements) ? Object.keys(chosen.elements) : [];
  return (
    <>
      <Part name={say('placeIn')}>
        {(id) => (
          <Select
            id={id}
            value={place.section ?? ''}
            options={[
              ...Object.entries(sections).map(([section, one]) => ({
                value: section,
                label: label(labelOf(one)) || section,
              })),
              { value: '', label: say('nowhere') },
            ]}
            onChange={(section) =>
              onChange({ isListed: place.isListed, section: section === '' ? undefined : section })
            }
          />
        )}
      </Part>
      {place.section !== undefined && (
        <Part name={say('behind')}>
          {(id) => (
            <Select
              id={id}
              value={place.after ?? ''}
              options={[
                { value: '', label: say('last') },
                ...elements.map((field) => ({
                  value: field,
                  label: say('after', { name: label(fieldLabel(sources, entity.id, field)) || field }),
                })),
              ]}
              onChange={(after) => onChange({ ...place, after: after === '' ? undefined : after })}
            />
          )}
        </Part>
      )}
      <div className="add-wide">
        <Checkbox
          checked={place.isListed}
          onChange={(event) => onChange({ ...place, isListed: event.target.checked })}
        >
          {say('showInList')}
        </Checkbox>
      </div>
    </>
  );
}
