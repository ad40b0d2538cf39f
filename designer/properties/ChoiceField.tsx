import { Segmented, Select } from 'antd';
import { useLabel } from '../../runtime/app/components/use-label.ts';
import { valueName } from '../words/names.ts';
import { Property } from './Property.tsx';
import { type PropertyPlace, useProperty } from './use-property.ts';

export interface ChoiceFieldProps {
  place: PropertyPlace;
  options: readonly string[];
  fallback: string;
  /** The property whose value names are used; its own key where that is its name. */
  words?: string;
  name?: string;
  hint?: string;
  /** Few and short: side by side. */
  segmented?: boolean;
}

/** A property that is one of a few values. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { place, options, fallback, name, hint, segmented = false } = props;
  const label = useLabel();
  const { value, set } = useProperty<string>(place, fallback);
  const words = props.words ?? (place.path.at(-1) as string);
  const choices = options.map((one) => ({ value: one, label: label(valueName(words, one)) }));
  return (
    <Property place={place} hint={hint} {...(name !== undefined && { name })}>
      {(id) =>
        segmented ? (
          <Segmented id={id} block options={choices} value={value ?? fallback} onChange={set} />
        ) : (
          <Select id={id} options={choices} value={value ?? fallback} onChange={set} />
        )
      }
    </Property>
  );
}
