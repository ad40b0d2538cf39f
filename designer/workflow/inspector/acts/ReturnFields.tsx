import { Select } from 'antd';
import type { Json } from '../../../../engine/json.ts';
import { useLabel } from '../../../../runtime/app/components/use-label.ts';
import { useWords } from '../../../../runtime/app/messages/use-words.ts';
import { inspectorWords } from '../../../messages/inspector.ts';
import { ChoiceField } from '../../../properties/ChoiceField.tsx';
import { Property } from '../../../properties/Property.tsx';
import { SwitchLine } from '../../../properties/SwitchLine.tsx';
import { type PropertyPlace, useProperty } from '../../../properties/use-property.ts';
import { valueName } from '../../../words/names.ts';

const everywhere: Json[] = ['initiator', 'previous', 'any'];

/** Whether it may be given back, to whom, how it comes back, and who decides then (approval.md B2–B4, B7). */
export function ReturnFields({ place }: { place: PropertyPlace }) {
  const say = useWords(inspectorWords);
  const within = (key: string) => ({ ...place, path: [...place.path, key] });
  const { value } = useProperty<boolean>(within('allowed'), true);
  return (
    <>
      <SwitchLine place={within('allowed')} fallback name={say('returnAllowed')} hint={say('returnHint')} />
      {value !== false && (
        <>
          <TargetsField place={within('to')} />
          <ChoiceField
            place={within('resubmit')}
            options={['restart', 'from-target', 'direct', 'choose']}
            fallback="restart"
          />
          <ChoiceField
            place={within('approvers')}
            options={['same', 'resolve-again']}
            fallback="same"
            segmented
          />
        </>
      )}
    </>
  );
}

function TargetsField({ place }: { place: PropertyPlace }) {
  const say = useWords(inspectorWords);
  const label = useLabel();
  const { value, set } = useProperty<Json[]>(place, everywhere);
  const chosen = Array.isArray(value) ? value.map(String) : [];
  return (
    <Property place={place} name={say('returnTo')}>
      {(id) => (
        <Select
          id={id}
          mode="multiple"
          showSearch={false}
          value={chosen}
          options={everywhere.map((one) => ({
            value: String(one),
            label: label(valueName('returnTo', String(one))),
          }))}
          onChange={(next: string[]) => set(everywhere.filter((one) => next.includes(String(one))))}
        />
      )}
    </Property>
  );
}
