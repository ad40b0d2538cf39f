import { InputNumber, Select, Slider } from 'antd';
import { isJsonObject, type Json, type JsonObject } from '../../../../engine/json.ts';
import { useWords } from '../../../../runtime/app/messages/use-words.ts';
import { decisionWords } from '../../../messages/decision.ts';
import { SwitchRow } from '../../../properties/SwitchRow.tsx';
import { type PropertyPlace, useProperty } from '../../../properties/use-property.ts';
import { enoughOf, type Measure, measureOf, measures } from '../../decision-words.ts';

const begins: Record<Measure, JsonObject> = {
  heads: { percent: 60 },
  weight: { percent: 60, of: 'weight' },
  count: { count: 2 },
  points: { points: 10 },
};

/** A vote: what it is counted by, how much passes, and what a rejection or an abstention means (approval.md M5, M6). */
export function VoteFields({ place }: { place: PropertyPlace }) {
  const say = useWords(decisionWords);
  const { value, set } = useProperty<Json>(place);
  const decision = isJsonObject(value) ? value : {};
  const vote = isJsonObject(decision.vote) ? decision.vote : {};
  const measure = measureOf(vote);
  const setVote = (next: JsonObject) => set({ ...decision, vote: next });
  const choose = (next: Measure) => {
    const isShare = (one: Measure) => one === 'heads' || one === 'weight';
    const kept: JsonObject = isShare(measure) && isShare(next) ? { percent: vote.percent ?? 60 } : {};
    setVote({ ...begins[next], ...kept });
  };
  const turn = (key: string, usual: Json, next: Json) => {
    const { [key]: _, ...rest } = decision;
    set(next === usual ? rest : { ...rest, [key]: next });
  };
  return (
    <div className="own-rule" data-path={`${place.path.slice(2).join('/')}/vote`}>
      <div className="vote-row">
        <Select<Measure>
          aria-label={say('measure')}
          value={measure}
          options={measures.map((one) => ({ value: one, label: say(`measure-${one}`) }))}
          onChange={choose}
          popupMatchSelectWidth={false}
        />
        <Enough measure={measure} vote={vote} onChange={setVote} />
      </div>
      {measure === 'count' && <RejectCount vote={vote} onChange={setVote} />}
      <SwitchRow
        name={say('veto')}
        checked={decision.veto === true}
        onChange={(on) => turn('veto', false, on)}
      />
      <SwitchRow
        name={say('leaveOut')}
        checked={decision.abstentions === 'leave-out'}
        onChange={(on) => turn('abstentions', 'count', on ? 'leave-out' : 'count')}
      />
      <SwitchRow
        name={say('early')}
        checked={decision.early !== false}
        onChange={(on) => turn('early', true, on)}
      />
    </div>
  );
}

interface EnoughProps {
  measure: Measure;
  vote: JsonObject;
  onChange: (vote: JsonObject) => void;
}

/** How much agreement passes; a share by hand or by slider. */
function Enough({ measure, vote, onChange }: EnoughProps) {
  const say = useWords(decisionWords);
  const isShare = measure === 'heads' || measure === 'weight';
  const key = isShare ? 'percent' : measure;
  const name = say(isShare ? 'percent' : measure === 'count' ? 'countOf' : 'pointsOf');
  const most = { heads: 100, weight: 100, count: 200, points: 200_000 }[measure];
  const set = (next: number | null) => {
    if (next !== null) onChange({ ...vote, [key]: next });
  };
  return (
    <>
      {isShare && (
        <Slider
          className="vote-slider"
          min={1}
          max={100}
          value={enoughOf(vote)}
          ariaLabelForHandle={name}
          tooltip={{ formatter: (value) => `${value} %` }}
          onChange={set}
        />
      )}
      <InputNumber
        aria-label={name}
        min={1}
        max={most}
        precision={0}
        suffix={isShare ? '%' : undefined}
        value={enoughOf(vote)}
        onChange={set}
      />
    </>
  );
}

function RejectCount({ vote, onChange }: Omit<EnoughProps, 'measure'>) {
  const say = useWords(decisionWords);
  return (
    <div className="vote-row">
      <span aria-hidden>{say('rejectAfter')}</span>
      <InputNumber
        aria-label={say('rejectAfter')}
        min={1}
        max={200}
        precision={0}
        placeholder={say('rejectAfterNone')}
        value={vote.rejectCount === undefined ? null : Number(vote.rejectCount)}
        onChange={(next) => {
          const { rejectCount: _, ...rest } = vote;
          onChange(next === null ? rest : { ...rest, rejectCount: next });
        }}
      />
    </div>
  );
}
