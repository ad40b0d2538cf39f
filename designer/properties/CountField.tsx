import { InputNumber } from 'antd';
import { Property } from './Property.tsx';
import { type PropertyPlace, useProperty } from './use-property.ts';

export interface CountFieldProps {
  place: PropertyPlace;
  min: number;
  max: number;
  fallback?: number;
}

/** A property that is a whole number. */
export function CountField({ place, min, max, fallback }: CountFieldProps) {
  const { value, set } = useProperty<number>(place, fallback);
  return (
    <Property place={place}>
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
