import { Input } from 'antd';
import type { ControlProps } from './control.ts';
import { inputProps } from './input-props.ts';
import { useTyped } from './use-typed.ts';

/** Text of several lines; grows with what is in it. */
export function LongTextControl(props: ControlProps) {
  const { props: typing } = useTyped(props);
  return <Input.TextArea {...inputProps(props)} {...typing} autoSize={{ minRows: 2, maxRows: 12 }} />;
}
