import { Select } from 'antd';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { inspectorWords } from '../messages/inspector.ts';
import { readWait, type WaitUnit, waitUnits, writeWait } from '../workflow/rung-words.ts';
import { CountInput } from './CountInput.tsx';
import { Property } from './Property.tsx';
import { type PropertyPlace, useProperty } from './use-property.ts';

/** A property that is a length of time. */
export function DurationField({
  place,
  fallback,
  name,
}: {
  place: PropertyPlace;
  fallback: string;
  name: string;
}) {
  const say = useWords(inspectorWords);
  const { value, set } = useProperty<string>(place, fallback);
  const { count, unit } = readWait(value);
  return (
    <Property place={place} name={name}>
      {(id) => (
        <div className="reminder">
          <Select<WaitUnit>
            id={id}
            value={unit}
            options={waitUnits.map((one) => ({ value: one, label: say(one) }))}
            onChange={(next) => set(writeWait(count, next))}
          />
          <CountInput label={name} max={999} value={count} onChange={(next) => set(writeWait(next, unit))} />
        </div>
      )}
    </Property>
  );
}
