import { Select } from 'antd';
import { isJsonObject, type Json, type JsonObject } from '../../../../engine/json.ts';
import { useWords } from '../../../../runtime/app/messages/use-words.ts';
import { sourceFieldWords } from '../../../messages/sources.ts';
import { Pick, RolePick, UserPick } from '../../../organisation/picks.tsx';
import type { SourceControlProps } from './SourceChoice.tsx';
import { levels } from './standing-sources.tsx';
import { useNumberFields, useUserNumberFields } from './use-number-fields.ts';

const ends = ['top', 'level', 'role', 'limit', 'before'] as const;

type End = (typeof ends)[number];

const begins: Record<End, Json> = {
  top: 'top',
  level: { level: 2 },
  role: { role: '' },
  limit: { limit: '', amount: '' },
  before: { before: '' },
};

/** The managers above the initiator one after another, up to an end (approval.md A3). */
export function ChainSource({ source, onChange }: SourceControlProps) {
  const say = useWords(sourceFieldWords);
  const { chain } = source;
  const end = isJsonObject(chain) ? (ends.find((one) => one in chain) ?? 'top') : 'top';
  return (
    <>
      <Select<End>
        className="pick"
        aria-label={say('chainEnd')}
        value={end}
        options={ends.map((value) => ({ value, label: say(`chain-${value}`) }))}
        onChange={(next) => onChange({ ...source, chain: begins[next] })}
        popupMatchSelectWidth={false}
      />
      {isJsonObject(chain) && (
        <div className="source-wide">
          <EndControl chain={chain} onChange={(next) => onChange({ ...source, chain: next })} />
        </div>
      )}
      <p className="field-hint source-wide">{say('chainHint')}</p>
    </>
  );
}

function EndControl({ chain, onChange }: { chain: JsonObject; onChange: (chain: JsonObject) => void }) {
  const say = useWords(sourceFieldWords);
  if ('level' in chain)
    return (
      <Select
        className="pick"
        aria-label={say('levelHint')}
        value={Number(chain.level)}
        options={levels.map((value) => ({ value, label: say('level', { count: value }) }))}
        onChange={(level) => onChange({ level })}
      />
    );
  if ('role' in chain) return <RolePick value={chain.role} onChange={(role) => onChange({ role })} />;
  if ('before' in chain) return <UserPick value={chain.before} onChange={(before) => onChange({ before })} />;
  return <LimitControl chain={chain} onChange={onChange} />;
}

function LimitControl({ chain, onChange }: { chain: JsonObject; onChange: (chain: JsonObject) => void }) {
  const say = useWords(sourceFieldWords);
  const limits = useUserNumberFields();
  const amounts = useNumberFields();
  return (
    <>
      <Pick
        name={say('limitField')}
        value={chain.limit}
        options={limits}
        onChange={(limit) => onChange({ ...chain, limit })}
      />
      <span aria-hidden>≥</span>
      <Pick
        name={say('amountField')}
        value={chain.amount}
        options={amounts}
        onChange={(amount) => onChange({ ...chain, amount })}
      />
      {limits.length === 0 && <p className="property-warning">{say('noLimitField')}</p>}
    </>
  );
}
