import { Select } from 'antd';
import { isJsonObject } from '../../../../engine/json.ts';
import { useWords } from '../../../../runtime/app/messages/use-words.ts';
import { ladderWords } from '../../../messages/ladder.ts';
import { CountInput } from '../../../properties/CountInput.tsx';
import { SwitchRow } from '../../../properties/SwitchRow.tsx';
import { readWait, type WaitUnit, waitUnits, writeWait } from '../../rung-words.ts';
import type { RungProps } from './LadderField.tsx';

/** Whether a reminder comes again, how often and how far apart (approval.md H2). */
export function RepeatFields({ value, onChange }: RungProps) {
  const say = useWords(ladderWords);
  const repeat = isJsonObject(value.repeat) ? value.repeat : undefined;
  const { count, unit } = readWait(repeat?.every);
  const set = (every: string, times: number) => onChange({ ...value, repeat: { every, times } });
  const times = Number(repeat?.times ?? 1);
  const turn = (on: boolean) => {
    const { repeat: _, ...rest } = value;
    onChange(on ? { ...rest, repeat: { every: 'P1D', times: 2 } } : rest);
  };
  return (
    <div className="ladder-repeat">
      <SwitchRow name={say('repeat')} checked={repeat !== undefined} onChange={turn} />
      {repeat && (
        <>
          <CountInput
            label={say('repeatTimes')}
            max={9}
            suffix={say('times')}
            value={times}
            onChange={(next) => set(writeWait(count, unit), next)}
          />
          <span aria-hidden>{say('repeatEvery')}</span>
          <CountInput
            label={say('repeatEvery')}
            max={365}
            value={count}
            onChange={(next) => set(writeWait(next, unit), times)}
          />
          <Select<WaitUnit>
            aria-label={say('unit')}
            value={unit}
            options={waitUnits.map((one) => ({ value: one, label: say(`unit-${one}-calendar`) }))}
            onChange={(next) => set(writeWait(count, next), times)}
          />
        </>
      )}
    </div>
  );
}
