import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, InputNumber, Select } from 'antd';
import { isJsonObject, type Json, type JsonObject } from '../../../engine/json.ts';
import { useLanguage, useWords } from '../../../runtime/app/messages/use-words.ts';
import { ladderWords } from '../../messages/ladder.ts';
import { RolePick, UserPick } from '../../organisation/picks.tsx';
import { Property } from '../../properties/Property.tsx';
import { type PropertyPlace, useProperty } from '../../properties/use-property.ts';
import {
  kindOf,
  type RungAction,
  readWait,
  rungActions,
  rungWords,
  type WaitKind,
  type WaitUnit,
  waitUnits,
  writeWait,
} from '../rung-words.ts';

const most = 10;
const fresh: JsonObject = { action: 'remind', after: 'PT8H', of: 'business' };

/** What happens step by step while nobody decides, each as a sentence with its settings (approval.md H2). */
export function LadderField({ place }: { place: PropertyPlace }) {
  const say = useWords(ladderWords);
  const language = useLanguage();
  const { value, set } = useProperty<Json[]>(place, []);
  const rungs = (Array.isArray(value) ? value : []).filter(isJsonObject);
  const replace = (index: number, one: JsonObject | undefined) =>
    set(rungs.flatMap((old, at) => (at === index ? (one === undefined ? [] : [one]) : [old])));
  return (
    <Property place={place} hint={say('ladderHint')}>
      {(id) => (
        <>
          <ol className="ladder">
            {rungs.map((rung, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rungs have no identity but their place
              <li key={index} data-path={`timeouts/${index}`}>
                <span className="ladder-sentence">{rungWords(rung, language)}</span>
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={say('removeRung')}
                  onClick={() => replace(index, undefined)}
                />
                <Rung value={rung} onChange={(next) => replace(index, next)} />
              </li>
            ))}
          </ol>
          <Button
            id={id}
            size="small"
            type="dashed"
            icon={<PlusOutlined />}
            disabled={rungs.length >= most}
            onClick={() => set([...rungs, fresh])}
          >
            {say('addRung')}
          </Button>
        </>
      )}
    </Property>
  );
}

interface RungProps {
  value: JsonObject;
  onChange: (rung: JsonObject) => void;
}

function Rung({ value, onChange }: RungProps) {
  const say = useWords(ladderWords);
  const hasReceiver = value.action === 'transfer' || value.action === 'escalate';
  const choose = (action: RungAction) => {
    const { to: _, repeat: __, ...kept } = value;
    onChange({ ...kept, action });
  };
  return (
    <div className="ladder-rung">
      {!isJsonObject(value.after) && <Wait value={value} onChange={onChange} />}
      <Select
        aria-label={say('action')}
        value={value.action as RungAction}
        options={rungActions.map((one) => ({ value: one, label: say(one, { who: '…' }) }))}
        onChange={choose}
      />
      {hasReceiver && <Receiver value={value.to} onChange={(to) => onChange({ ...value, to })} />}
    </div>
  );
}

function Wait({ value, onChange }: RungProps) {
  const say = useWords(ladderWords);
  const { count, unit } = readWait(value.after);
  return (
    <>
      <InputNumber
        aria-label={say('length')}
        min={1}
        max={365}
        precision={0}
        value={count}
        onChange={(next) => {
          if (next !== null) onChange({ ...value, after: writeWait(next, unit) });
        }}
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

function Receiver({ value, onChange }: { value: Json | undefined; onChange: (to: Json) => void }) {
  const say = useWords(ladderWords);
  const kind = isJsonObject(value) ? ('role' in value ? 'role' : 'user') : 'manager';
  return (
    <>
      <Select
        aria-label={say('receiver')}
        value={kind}
        options={(['manager', 'role', 'user'] as const).map((one) => ({ value: one, label: say(one) }))}
        onChange={(next) => onChange(next === 'manager' ? next : { [next]: '' })}
      />
      {isJsonObject(value) && kind === 'role' && (
        <RolePick value={value.role} onChange={(role) => onChange({ role })} />
      )}
      {isJsonObject(value) && kind === 'user' && (
        <UserPick value={value.user} onChange={(user) => onChange({ user })} />
      )}
    </>
  );
}
