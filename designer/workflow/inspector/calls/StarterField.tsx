import { Select } from 'antd';
import { isJsonObject, type Json } from '../../../../engine/json.ts';
import { useWords } from '../../../../runtime/app/messages/use-words.ts';
import { callWords } from '../../../messages/calls.ts';
import { Pick } from '../../../organisation/picks.tsx';
import { Property } from '../../../properties/Property.tsx';
import { type PropertyPlace, useProperty } from '../../../properties/use-property.ts';
import { usePersonFields } from '../sources/use-person-fields.ts';

const kinds = ['initiator', 'approver', 'field'] as const;

/** Who submits the new record. */
export function StarterField({ place, forEach }: { place: PropertyPlace; forEach: Json | undefined }) {
  const say = useWords(callWords);
  const { value, set } = useProperty<Json>(place, 'initiator');
  const people = usePersonFields().filter(({ shape, path }) => {
    const [first, column] = path.split('.');
    return shape === 'user' && (column === undefined || first === forEach);
  });
  const isField = isJsonObject(value);
  return (
    <Property place={place} name={say('initiator')}>
      {(id) => (
        <>
          <Select<string>
            id={id}
            value={isField ? 'field' : String(value)}
            options={kinds.map((one) => ({ value: one, label: say(`initiator-${one}`) }))}
            onChange={(next) => set(next === 'field' ? { field: people[0]?.path ?? '' } : next)}
          />
          {isField && (
            <Pick
              name={say('choosePerson')}
              value={value.field}
              options={people.map(({ path, name }) => ({ value: path, label: name }))}
              onChange={(field) => set({ field })}
            />
          )}
        </>
      )}
    </Property>
  );
}
