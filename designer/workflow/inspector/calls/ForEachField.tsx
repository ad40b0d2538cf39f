import { Select } from 'antd';
import { useWords } from '../../../../runtime/app/messages/use-words.ts';
import { callWords } from '../../../messages/calls.ts';
import { Property } from '../../../properties/Property.tsx';
import { type PropertyPlace, useProperty } from '../../../properties/use-property.ts';
import { useWorkflow } from '../../workflow-context.tsx';
import { useLinesFields } from './use-fillable.ts';

/** Whether there is one for the record, or one for each of its lines. */
export function ForEachField({ place }: { place: PropertyPlace }) {
  const say = useWords(callWords);
  const { entity } = useWorkflow();
  const lines = useLinesFields(entity);
  const { value, set } = useProperty<string>(place);
  return (
    <Property place={place} name={say('forEach')}>
      {(id) => (
        <Select
          id={id}
          value={value ?? ''}
          options={[{ value: '', label: say('forEachNone') }, ...lines]}
          onChange={(next) => set(next === '' ? undefined : next)}
        />
      )}
    </Property>
  );
}
