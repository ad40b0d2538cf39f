import { Select } from 'antd';
import { isJsonObject, type JsonObject } from '../../../../engine/json.ts';
import { useWords } from '../../../../runtime/app/messages/use-words.ts';
import { ladderWords } from '../../../messages/ladder.ts';
import { Pick } from '../../../organisation/picks.tsx';
import { CountInput } from '../../../properties/CountInput.tsx';
import { SwitchRow } from '../../../properties/SwitchRow.tsx';
import { kindOf, readWait, type WaitKind, type WaitUnit, waitUnits, writeWait } from '../../rung-words.ts';
import { useDateFields } from '../sources/use-number-fields.ts';
import type { RungProps } from './LadderField.tsx';

/** When a rung is reached: so long after the task has come, or on a day that the record names (approval.md H2, H3). */
export function WaitFields({ value, onChange }: RungProps) {
  const say = useWords(ladderWords);
  const days = useDateFields();
  const isDay = isJsonObject(value.after);
  const choose = (kind: 'after' | 'day') => {
    const { of: _, ...rest } = value;
    const first = days[0]?.value ?? '';
    onChange(kind === 'day' ? { ...rest, after: { field: first } } : { ...value, after: 'P1D' });
  };
  return (
    <>
      {(isDay || days.length > 0) && (
        <Select<'after' | 'day'>
          aria-label={say('reached')}
          value={isDay ? 'day' : 'after'}
          options={[
            { value: 'after', label: say('reachedAfter') },
            { value: 'day', label: say('reachedOn') },
          ]}
          onChange={choose}
          popupMatchSelectWidth={false}
        />
      )}
      {isJsonObject(value.after) ? (
        <Day value={value} after={value.after} onChange={onChange} />
      ) : (
        <Length value={value} onChange={onChange} />
      )}
    </>
  );
}

/** A day that the record names, and whether it is asked again when that is edited. */
function Day({ value, after, onChange }: RungProps & { after: JsonObject }) {
  const say = useWords(ladderWords);
  const days = useDateFields();
  const turn = (isFollowed: boolean) => {
    const { followField: _, ...rest } = after;
    onChange({ ...value, after: isFollowed ? { ...rest, followField: true } : rest });
  };
  return (
    <>
      <Pick
        name={say('dateField')}
        value={after.field}
        options={days}
        onChange={(field) => onChange({ ...value, after: { ...after, field } })}
      />
      <div className="ladder-repeat">
        <SwitchRow name={say('follow')} checked={after.followField === true} onChange={turn} />
      </div>
    </>
  );
}

function Length({ value, onChange }: { value: JsonObject; onChange: RungProps['onChange'] }) {
  const say = useWords(ladderWords);
  const { count, unit } = readWait(value.after);
  return (
    <>
      <CountInput
        label={say('length')}
        max={365}
        value={count}
        onChange={(next) => onChange({ ...value, after: writeWait(next, unit) })}
      />
      <Select
        aria-label={say('unit')}
        value={`${unit}-${kindOf(value)}`}
        options={(['business', 'calendar'] as const).flatMap((of) =>
          waitUnits.map((one) => ({ value: `${one}-${of}`, label: say(`unit-${one}-${of}`) })),
        )}
        onChange={(next) => {
          const [chosen, of] = next.split('-') as [WaitUnit, WaitKind];
          onChange({ ...value, after: writeWait(count, chosen), of });
        }}
      />
    </>
  );
}
