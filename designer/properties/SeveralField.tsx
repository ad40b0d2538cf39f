import { Select } from 'antd';
import type { Json } from '../../engine/json.ts';
import { Property } from './Property.tsx';
import { type PropertyPlace, useProperty } from './use-property.ts';

interface SeveralFieldProps {
  place: PropertyPlace;
  options: { value: string; label: string }[];
  name?: string;
  hint?: string;
  most?: number;
  /** Without any, nothing is written. */
  isOptional?: boolean;
}

const none: Json[] = [];

/** A property that is some of many, by their names. */
export function SeveralField(props: SeveralFieldProps) {
  const { place, options, name, hint, most, isOptional = false } = props;
  const { value, set } = useProperty<Json[]>(place, none);
  return (
    <Property place={place} hint={hint} {...(name !== undefined && { name })}>
      {(id) => (
        <Select
          id={id}
          mode="multiple"
          {...(most !== undefined && { maxCount: most })}
          showSearch={{ optionFilterProp: 'label' }}
          value={Array.isArray(value) ? value.map(String) : []}
          options={options}
          onChange={(next: string[]) => set(isOptional && next.length === 0 ? undefined : next)}
        />
      )}
    </Property>
  );
}
