import { InputNumber, Select } from 'antd';
import { useWords } from '../../../runtime/app/messages/use-words.ts';
import { inspectorWords } from '../../messages/inspector.ts';
import { Property } from '../../properties/Property.tsx';
import { type PropertyPlace, useProperty } from '../../properties/use-property.ts';

const units = ['days', 'hours', 'minutes'] as const;

type Unit = (typeof units)[number];

function read(duration: string | undefined): { count: number; unit: Unit } | undefined {
  const found = /^P(?:T(\d+)([HM])|(\d+)D)$/.exec(duration ?? '');
  if (!found) return undefined;
  if (found[3] !== undefined) return { count: Number(found[3]), unit: 'days' };
  return { count: Number(found[1]), unit: found[2] === 'H' ? 'hours' : 'minutes' };
}

function write(count: number, unit: Unit): string {
  return unit === 'days' ? `P${count}D` : `PT${count}${unit === 'hours' ? 'H' : 'M'}`;
}

/** After how long whoever still has it is reminded. */
export function ReminderField({ place }: { place: PropertyPlace }) {
  const say = useWords(inspectorWords);
  const { value, set } = useProperty<string>(place);
  const reminder = read(value);
  return (
    <Property place={place} name={say('remind')} hint={say('remindHint')}>
      {(id) => (
        <div className="reminder">
          <Select
            id={id}
            value={reminder?.unit ?? 'none'}
            options={[
              { value: 'none', label: say('noReminder') },
              ...units.map((unit) => ({ value: unit as string, label: say(unit) })),
            ]}
            onChange={(unit) =>
              set(
                unit === 'none'
                  ? undefined
                  : write(reminder?.count ?? (unit === 'days' ? 1 : 8), unit as Unit),
              )
            }
          />
          {reminder && (
            <InputNumber
              aria-label={say('remind')}
              min={1}
              max={365}
              precision={0}
              value={reminder.count}
              onChange={(count) => {
                if (count !== null) set(write(count, reminder.unit));
              }}
            />
          )}
        </div>
      )}
    </Property>
  );
}
