import { InputNumber, Select } from 'antd';
import { isJsonObject } from '../../../../engine/json.ts';
import { useWords } from '../../../../runtime/app/messages/use-words.ts';
import { ladderWords } from '../../../messages/ladder.ts';
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
          <InputNumber
            aria-label={say('repeatTimes')}
            min={1}
            max={9}
            precision={0}
            suffix={say('times')}
            value={times}
            onChange={(next) => next !== null && set(writeWait(count, unit), next)}
          />
          <span aria-hidden>{say('repeatEvery')}</span>
          <InputNumber
            aria-label={say('repeatEvery')}
            min={1}
            max={365}
            precision={0}
            value={count}
            onChange={(next) => next !== null && set(writeWait(next, unit), times)}
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
