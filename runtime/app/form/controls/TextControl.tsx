import { Input } from 'antd';
import type { ControlProps } from './control.ts';
import { inputProps } from './input-props.ts';
import { useTyped } from './use-typed.ts';

/** One line of text. */
export function TextControl(props: ControlProps) {
  const { props: typing } = useTyped(props);
  return <Input {...inputProps(props)} {...typing} autoComplete="off" />;
}
