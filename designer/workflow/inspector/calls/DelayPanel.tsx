import { DatePicker, Segmented, Select, TimePicker } from 'antd';
import dayjs from 'dayjs';
import { isJsonObject, type JsonObject } from '../../../../engine/json.ts';
import { useWords } from '../../../../runtime/app/messages/use-words.ts';
import { callWords } from '../../../messages/calls.ts';
import { inspectorWords } from '../../../messages/inspector.ts';
import { Pick } from '../../../organisation/picks.tsx';
import { CountInput } from '../../../properties/CountInput.tsx';
import { LabelField } from '../../../properties/LabelField.tsx';
import { Property } from '../../../properties/Property.tsx';
import { SwitchRow } from '../../../properties/SwitchRow.tsx';
import { useProperty } from '../../../properties/use-property.ts';
import { readWait, type WaitUnit, waitUnits, writeWait } from '../../rung-words.ts';
import { useNodePlaces } from '../../workflow-context.tsx';
import { GeneralTabs } from '../GeneralTabs.tsx';
import type { PanelProps } from '../panels.tsx';
import { useDateFields } from '../sources/use-number-fields.ts';

const kinds = ['for', 'field', 'date'] as const;

type Kind = (typeof kinds)[number];

/** A node where the way stands still: for a while, until a date of the record, or until a day (approval.md G6). */
export function DelayPanel({ node }: PanelProps) {
  const say = useWords(callWords);
  const name = useWords(inspectorWords)('name');
  const at = useNodePlaces(node);
  const days = useDateFields();
  const { value, set } = useProperty<JsonObject>(at('until'));
  const until = isJsonObject(value) ? value : {};
  const kind: Kind = 'field' in until ? 'field' : 'date' in until ? 'date' : 'for';
  const begins: Record<Kind, JsonObject> = {
    for: { after: 'P1D' },
    field: { field: days[0]?.value ?? '' },
    date: { date: dayjs().add(1, 'day').format('YYYY-MM-DD') },
  };
  return (
    <GeneralTabs node={node}>
      <LabelField optional place={at('label')} name={name} />
      <Property place={at('until')} name={say('until')} hint={say('untilHint')}>
        {(id) => (
          <>
            <Segmented<Kind>
              id={id}
              block
              value={kind}
              options={kinds.map((one) => ({ value: one, label: say(`until-${one}`) }))}
              onChange={(next) => set(begins[next])}
            />
            {kind === 'for' && <Length until={until} onChange={set} />}
            {kind === 'field' && (
              <>
                <Pick
                  name={say('dateField')}
                  value={until.field}
                  options={days}
                  onChange={(field) => set({ ...until, field })}
                />
                <p className={days.length === 0 ? 'property-warning' : 'field-hint'}>
                  {say(days.length === 0 ? 'noDateField' : 'blankField')}
                </p>
              </>
            )}
            {kind === 'date' && (
              <DatePicker
                aria-label={say('date')}
                allowClear={false}
                value={dayjs(String(until.date))}
                onChange={(day) => day && set({ ...until, date: day.format('YYYY-MM-DD') })}
              />
            )}
            {kind !== 'for' && <TimeOfDay until={until} onChange={set} />}
          </>
        )}
      </Property>
    </GeneralTabs>
  );
}

interface UntilProps {
  until: JsonObject;
  onChange: (until: JsonObject) => void;
}

function Length({ until, onChange }: UntilProps) {
  const say = useWords(callWords);
  const units = useWords(inspectorWords);
  const { count, unit } = readWait(until.after);
  const turn = (isBusiness: boolean) => {
    const { of: _, ...rest } = until;
    onChange(isBusiness ? { ...rest, of: 'business' } : rest);
  };
  return (
    <>
      <div className="reminder">
        <Select<WaitUnit>
          aria-label={units(unit)}
          value={unit}
          options={waitUnits.map((one) => ({ value: one, label: units(one) }))}
          onChange={(next) => onChange({ ...until, after: writeWait(count, next) })}
        />
        <CountInput
          label={say('length')}
          max={999}
          value={count}
          onChange={(next) => onChange({ ...until, after: writeWait(next, unit) })}
        />
      </div>
      <SwitchRow name={say('businessTime')} checked={until.of === 'business'} onChange={turn} />
    </>
  );
}

/** On which hour of that day; midnight is usual and is not written. */
function TimeOfDay({ until, onChange }: UntilProps) {
  const say = useWords(callWords);
  return (
    <div className="source-more">
      <span aria-hidden>{say('time')}</span>
      <TimePicker
        aria-label={say('time')}
        format="HH:mm"
        minuteStep={5}
        allowClear={false}
        needConfirm={false}
        value={dayjs(`2000-01-01T${String(until.at ?? '00:00')}`)}
        onChange={(time) => {
          const { at: _, ...rest } = until;
          const at = time?.format('HH:mm') ?? '00:00';
          onChange(at === '00:00' ? rest : { ...rest, at });
        }}
      />
    </div>
  );
}
