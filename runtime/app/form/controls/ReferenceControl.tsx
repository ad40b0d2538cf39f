import { useMemo } from 'react';
import { useForm } from '../form-context.ts';
import { LookUp } from '../look-up/LookUp.tsx';
import { sourceOfField } from '../look-up/look-up-source.ts';
import type { ControlProps } from './control.ts';
import { inputProps } from './input-props.ts';

/** A record, a person or a department, by a few letters. */
export function ReferenceControl(props: ControlProps) {
  const { spot, label, value, typed, isWaiting, onText, onValue } = props;
  const { model } = useForm();
  const source = useMemo(() => sourceOfField(model, spot), [model, spot]);
  return (
    <LookUp
      source={source}
      label={label}
      value={value as { id: string; title?: string } | undefined}
      typed={typed}
      isWaiting={isWaiting ?? false}
      input={inputProps(props)}
      onText={(text) => onText(text, true)}
      onChoose={(item) => {
        if (item) model.lookUps.learn(spot, item);
        onValue(item && { id: item.id, title: item.title });
      }}
    />
  );
}
