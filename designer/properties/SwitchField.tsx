import { Switch } from 'antd';
import { Property } from './Property.tsx';
import { type PropertyPlace, useProperty } from './use-property.ts';

/** A property that holds or does not; not, where nothing is said. */
export function SwitchField({ place, hint }: { place: PropertyPlace; hint?: string }) {
  const { value, set } = useProperty<boolean>(place, false);
  return (
    <Property place={place} hint={hint}>
      {(id) => <Switch id={id} className="switch-left" checked={value === true} onChange={set} />}
    </Property>
  );
}
