import { InputNumber, Select } from 'antd';
import { isJsonObject } from '../../../../engine/json.ts';
import { useWords } from '../../../../runtime/app/messages/use-words.ts';
import { sourceFieldWords } from '../../../messages/sources.ts';
import type { SourceControlProps } from './SourceChoice.tsx';
import { SourceList } from './SourceList.tsx';
import { standingControls, standingKinds } from './standing-sources.tsx';

/** People whom somebody chooses: at submit, or on approving just before; how many, and from whom (approval.md A5). */
export function ChosenSource({ source, onChange }: SourceControlProps) {
  const say = useWords(sourceFieldWords);
  const { among: written, ...rest } = source;
  const among = Array.isArray(written) ? written.filter(isJsonObject) : [];
  const [least, most] = [Number(source.least ?? 1), Number(source.most ?? 1)];
  const setCounts = (nextLeast: number, nextMost: number) => {
    const { least: _, most: __, ...others } = source;
    onChange({
      ...others,
      ...(nextLeast !== 1 && { least: nextLeast }),
      ...(nextMost !== 1 && { most: nextMost }),
    });
  };
  return (
    <>
      <Select
        className="pick"
        aria-label={say('chosenBy')}
        value={String(source.chosenBy)}
        options={[
          { value: 'initiator', label: say('chosenInitiator') },
          { value: 'previous', label: say('chosenPrevious') },
        ]}
        onChange={(chosenBy) => onChange({ ...source, chosenBy })}
        popupMatchSelectWidth={false}
      />
      <div className="source-more">
        <span aria-hidden>{say('least')}</span>
        <InputNumber
          size="small"
          aria-label={`${say('chosenBy')} ${say('least')}`}
          min={1}
          max={50}
          precision={0}
          value={least}
          onChange={(next) => next !== null && setCounts(next, Math.max(next, most))}
        />
        <span aria-hidden>{say('most')}</span>
        <InputNumber
          size="small"
          aria-label={`${say('chosenBy')} ${say('most')}`}
          min={1}
          max={50}
          precision={0}
          value={most}
          onChange={(next) => next !== null && setCounts(Math.min(least, next), next)}
        />
        <span aria-hidden>{say('peopleCount')}</span>
      </div>
      <div className="source-among">
        <p className="field-hint">
          {say('among')}
          {among.length === 0 && ` · ${say('amongHint')}`}
        </p>
        <SourceList
          sources={among}
          kinds={standingKinds}
          controls={standingControls}
          path="among"
          addLabel={say('addAmong')}
          onChange={(next) => onChange(next.length === 0 ? rest : { ...rest, among: next })}
        />
      </div>
    </>
  );
}
