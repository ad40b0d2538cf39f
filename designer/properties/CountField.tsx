import { InputNumber } from 'antd';
import { Property } from './Property.tsx';
import { type PropertyPlace, useProperty } from './use-property.ts';

export interface CountFieldProps {
  place: PropertyPlace;
  min: number;
  max: number;
  fallback?: number;
  name?: string;
}

/** A property that is a whole number. */
export function CountField({ place, min, max, fallback, name }: CountFieldProps) {
  const { value, set } = useProperty<number>(place, fallback);
  return (
    <Property place={place} {...(name !== undefined && { name })}>
      {(id) => (
        <InputNumber
          id={id}
          min={min}
          max={max}
          precision={0}
          value={value ?? null}
          onChange={(next) => set(next ?? undefined)}
        />
      )}
    </Property>
  );
}
