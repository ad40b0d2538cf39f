import { InputNumber, Select } from 'antd';
import type { Json } from '../../../../engine/json.ts';
import { useLanguage, useWords } from '../../../../runtime/app/messages/use-words.ts';
import { decisionWords } from '../../../messages/decision.ts';
import { groupName, groupsOf, isWeighed } from '../../decision-words.ts';
import type { SourceControlProps } from './SourceChoice.tsx';

/** What the people of a source are in a vote: their weight, the group that they sign for; where the decision asks for it. */
export function SeatFields({
  source,
  decision,
  onChange,
}: SourceControlProps & { decision: Json | undefined }) {
  const say = useWords(decisionWords);
  const language = useLanguage();
  const groups = Object.keys(groupsOf(decision));
  return (
    <>
      {(isWeighed(decision) || source.weight !== undefined) && (
        <div className="source-more">
          <span aria-hidden>{say('weight')}</span>
          <InputNumber
            size="small"
            aria-label={say('weight')}
            min={0}
            max={1000}
            precision={0}
            placeholder={say('weightUsual')}
            value={source.weight === undefined ? null : Number(source.weight)}
            onChange={(next) => {
              const { weight: _, ...rest } = source;
              onChange(next === null ? rest : { ...rest, weight: next });
            }}
          />
        </div>
      )}
      {(groups.length > 0 || source.signsFor !== undefined) && (
        <div className="source-more">
          <span aria-hidden>{say('signsFor')}</span>
          <Select
            size="small"
            variant="filled"
            allowClear={groups.length === 0}
            aria-label={say('signsFor')}
            placeholder={say('chooseGroup')}
            value={source.signsFor === undefined ? null : String(source.signsFor)}
            options={groups.map((one) => ({ value: one as string | null, label: groupName(one, language) }))}
            onChange={(next) => {
              const { signsFor: _, ...rest } = source;
              onChange(next ? { ...rest, signsFor: next } : rest);
            }}
            popupMatchSelectWidth={false}
          />
        </div>
      )}
    </>
  );
}
