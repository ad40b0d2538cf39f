import { SearchOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { isComposing } from '../../keys/press.ts';
import { useKey } from '../../keys/use-key.ts';

/** A pause in typing after which the list is asked, in milliseconds. */
const pause = 180;

/** The search field of a list: what is typed is its own until a pause, so that no keystroke waits for the page. */
export function SearchField(props: {
  name: string;
  value: string;
  onSearch: (text: string) => void;
  /** Down or Enter: on to the rows. */
  onLeave: () => void;
}) {
  const { name, value, onSearch, onLeave } = props;
  const input = useRef<InputRef>(null);
  const [typed, setTyped] = useState(value);
  const asked = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useKey('search', () => input.current?.focus({ cursor: 'all' }));
  useEffect(() => {
    // Somebody else changed it: a link, “clear filters”, the way back.
    if (value !== asked.current) setTyped(value);
    asked.current = value;
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const ask = (text: string) => {
    clearTimeout(timer.current);
    if (text === asked.current) return;
    asked.current = text;
    onSearch(text);
  };
  const press = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || (event.key !== 'ArrowDown' && event.key !== 'Enter')) return;
    event.preventDefault();
    ask(typed);
    onLeave();
  };
  return (
    <Input
      ref={input}
      className="list-search"
      allowClear
      prefix={<SearchOutlined />}
      aria-label={name}
      placeholder={name}
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => ask(target.value), pause);
      }}
      onKeyDown={press}
    />
  );
}
