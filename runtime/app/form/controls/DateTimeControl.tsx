import { Input } from 'antd';
import { formWords } from '../../messages/areas/form.ts';
import { useWords } from '../../messages/use-words.ts';
import type { ControlProps } from './control.ts';
import { inputProps } from './input-props.ts';
import { useTyped } from './use-typed.ts';

/** A moment by the clocks of the company: `2026-11-23 14:30`. */
export function DateTimeControl(props: ControlProps) {
  const { props: typing } = useTyped(props);
  const say = useWords(formWords);
  return (
    <Input {...inputProps(props)} {...typing} autoComplete="off" placeholder={say('momentPlaceholder')} />
  );
}
