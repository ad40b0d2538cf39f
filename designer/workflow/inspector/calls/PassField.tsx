import { Segmented } from 'antd';
import { isJsonObject, type Json } from '../../../../engine/json.ts';
import { useWords } from '../../../../runtime/app/messages/use-words.ts';
import { callWords } from '../../../messages/calls.ts';
import { CountInput } from '../../../properties/CountInput.tsx';
import { Property } from '../../../properties/Property.tsx';
import { type PropertyPlace, useProperty } from '../../../properties/use-property.ts';

const kinds = ['all', 'any', 'percent'] as const;

type Kind = (typeof kinds)[number];

/** Of several sub-processes: how many must be approved (approval.md G5). */
export function PassField({ place }: { place: PropertyPlace }) {
  const say = useWords(callWords);
  const { value, set } = useProperty<Json>(place, 'all');
  const share = isJsonObject(value) ? Number(value.percent) : undefined;
  return (
    <Property place={place} name={say('passWhen')}>
      {(id) => (
        <>
          <Segmented<Kind>
            id={id}
            block
            value={share !== undefined ? 'percent' : value === 'any' ? 'any' : 'all'}
            options={kinds.map((one) => ({ value: one, label: say(`pass-${one}`) }))}
            onChange={(next) => set(next === 'percent' ? { percent: 60 } : next)}
          />
          {share !== undefined && (
            <CountInput
              label={say('percent')}
              max={100}
              suffix="%"
              value={share}
              onChange={(percent) => set({ percent })}
            />
          )}
        </>
      )}
    </Property>
  );
}
