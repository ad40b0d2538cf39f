import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { formWords } from '../../messages/areas/form.ts';
import { useLanguage, useWords } from '../../messages/use-words.ts';
import { useForm } from '../form-context.ts';
import { addDays, addMonths, weeksOf } from '../values/calendar.ts';

interface CalendarPanelProps {
  value: string | undefined;
  onChoose: (day: string) => void;
}

/** A month to take a day from: arrows walk by day and week, Page Up and Down by month. */
export function CalendarPanel({ value, onChoose }: CalendarPanelProps) {
  const { today } = useForm().model.readContext;
  const [day, setDay] = useState(value ?? today);
  const language = useLanguage();
  const say = useWords(formWords);
  const frame = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the day.
  useEffect(() => frame.current?.querySelector<HTMLElement>('button[tabindex="0"]')?.focus(), [day]);
  const month = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' });
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'narrow', timeZone: 'UTC' });
  const weeks = weeksOf(day);
  const walk = (event: KeyboardEvent) => {
    const to = walked(day, event.key);
    if (to === undefined) return;
    event.preventDefault();
    setDay(to);
  };
  return (
    <div ref={frame} className="form-calendar">
      <div className="form-calendar-head">
        <Button
          type="text"
          size="small"
          icon={<LeftOutlined />}
          aria-label={say('previousMonth')}
          onClick={() => setDay(addMonths(day, -1))}
        />
        <span aria-live="polite">{month.format(new Date(`${day}T00:00:00Z`))}</span>
        <Button
          type="text"
          size="small"
          icon={<RightOutlined />}
          aria-label={say('nextMonth')}
          onClick={() => setDay(addMonths(day, 1))}
        />
      </div>
      <table>
        <thead>
          <tr>
            {(weeks[0] ?? []).map((one) => (
              <th key={one} scope="col">
                {weekday.format(new Date(`${one}T00:00:00Z`))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((one) => (
                <td key={one}>
                  <button
                    type="button"
                    tabIndex={one === day ? 0 : -1}
                    aria-label={one}
                    aria-pressed={one === value}
                    aria-current={one === today ? 'date' : undefined}
                    data-outside={one.slice(0, 7) !== day.slice(0, 7) || undefined}
                    onClick={() => onChoose(one)}
                    onKeyDown={walk}
                  >
                    {Number(one.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Button type="link" size="small" onClick={() => onChoose(today)}>
        {say('today')}
      </Button>
    </div>
  );
}

const steps: Readonly<Record<string, (day: string) => string>> = {
  ArrowLeft: (day) => addDays(day, -1),
  ArrowRight: (day) => addDays(day, 1),
  ArrowUp: (day) => addDays(day, -7),
  ArrowDown: (day) => addDays(day, 7),
  PageUp: (day) => addMonths(day, -1),
  PageDown: (day) => addMonths(day, 1),
};

function walked(day: string, key: string): string | undefined {
  return steps[key]?.(day);
}
