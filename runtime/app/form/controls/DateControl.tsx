import { CalendarOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import { formWords } from '../../messages/areas/form.ts';
import { useWords } from '../../messages/use-words.ts';
import { isComposing } from '../is-composing.ts';
import { Popup } from '../Popup.tsx';
import { CalendarPanel } from './CalendarPanel.tsx';
import type { ControlProps } from './control.ts';
import { inputProps } from './input-props.ts';
import { useTyped } from './use-typed.ts';

/** A day: typed as `2026-11-23`, `20261123` or `11-23`, or taken from a calendar. */
export function DateControl(props: ControlProps) {
  const { props: typing, drop } = useTyped(props);
  const { value, label, onValue, id } = props;
  const say = useWords(formWords);
  const [isOpen, setOpen] = useState(false);
  const frame = useRef<HTMLSpanElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isComposing(event) && event.key === 'ArrowDown' && event.altKey) {
      event.preventDefault();
      setOpen(true);
    } else typing.onKeyDown(event);
  };
  const close = () => {
    setOpen(false);
    document.getElementById(id)?.focus();
  };
  return (
    <span ref={frame} className="form-with-button">
      <Input
        {...inputProps(props)}
        {...typing}
        onKeyDown={onKeyDown}
        autoComplete="off"
        inputMode="numeric"
        placeholder={say('datePlaceholder')}
        suffix={
          <Button
            type="text"
            size="small"
            tabIndex={-1}
            icon={<CalendarOutlined />}
            aria-label={say('openCalendar', { label })}
            onClick={() => setOpen((before) => !before)}
          />
        }
      />
      {isOpen && (
        <Popup anchor={frame} onClose={close} label={label}>
          <CalendarPanel
            value={value as string | undefined}
            onChoose={(day) => {
              drop();
              onValue(day);
              close();
            }}
          />
        </Popup>
      )}
    </span>
  );
}
