import { Input } from 'antd';
import { Property } from './Property.tsx';
import { type PropertyPlace, useProperty } from './use-property.ts';

export interface TextFieldProps {
  place: PropertyPlace;
  hint?: string;
  placeholder?: string;
}

/** A property that is a short text; without one it is not there. */
export function TextField({ place, hint, placeholder }: TextFieldProps) {
  const { value, set } = useProperty<string>(place);
  return (
    <Property place={place} hint={hint}>
      {(id) => (
        <Input
          id={id}
          maxLength={500}
          {...(placeholder !== undefined && { placeholder })}
          value={value ?? ''}
          onChange={(event) => set(event.target.value === '' ? undefined : event.target.value)}
        />
      )}
    </Property>
  );
}
