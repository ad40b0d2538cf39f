import { Select } from 'antd';
import { useWords } from '../../../runtime/app/messages/use-words.ts';
import { inspectorWords } from '../../messages/inspector.ts';
import { CountInput } from '../../properties/CountInput.tsx';
import { Property } from '../../properties/Property.tsx';
import { type PropertyPlace, useProperty } from '../../properties/use-property.ts';
import { knownWait, type WaitUnit, writeWait } from '../rung-words.ts';

const units = ['days', 'hours', 'minutes'] as const satisfies readonly WaitUnit[];

/** After how long whoever still has it is reminded. */
export function ReminderField({ place }: { place: PropertyPlace }) {
  const say = useWords(inspectorWords);
  const { value, set } = useProperty<string>(place);
  const reminder = knownWait(value);
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
                  : writeWait(reminder?.count ?? (unit === 'days' ? 1 : 8), unit as WaitUnit),
              )
            }
          />
          {reminder && (
            <CountInput
              label={say('remind')}
              max={365}
              value={reminder.count}
              onChange={(count) => set(writeWait(count, reminder.unit))}
            />
          )}
        </div>
      )}
    </Property>
  );
}
