import { Switch } from 'antd';
import { Property } from './Property.tsx';
import { type PropertyPlace, useProperty } from './use-property.ts';

interface SwitchLineProps {
  place: PropertyPlace;
  name?: string;
  hint?: string;
  /** What holds where nothing is said. */
  fallback?: boolean;
}

/** A property that holds or does not, on one line. */
export function SwitchLine({ place, name, hint, fallback = false }: SwitchLineProps) {
  const { value, set } = useProperty<boolean>(place, fallback);
  return (
    <Property
      place={place}
      hint={hint}
      {...(name !== undefined && { name })}
      aside={(id) => <Switch id={id} size="small" checked={value === true} onChange={set} />}
    >
      {() => null}
    </Property>
  );
}
