import { Select } from 'antd';
import { unknown } from '../../../../engine/expression/value-type.ts';
import { useWords } from '../../../../runtime/app/messages/use-words.ts';
import { analyse } from '../../../draft/analysis.ts';
import { useDraft, useSources } from '../../../draft/DraftProvider.tsx';
import { FormulaField } from '../../../expression/FormulaField.tsx';
import { scopeAt } from '../../../expression/place.ts';
import { sourceFieldWords } from '../../../messages/sources.ts';
import { Pick } from '../../../organisation/picks.tsx';
import { useWorkflow } from '../../workflow-context.tsx';
import { useOtherApprovals } from '../use-other-approvals.ts';
import type { SourceControlProps } from './SourceChoice.tsx';
import { useCategoryFields, useNumberFields } from './use-number-fields.ts';

/** Who approved at another node (approval.md A7). */
export function ApproverSource({ source, onChange }: SourceControlProps) {
  const say = useWords(sourceFieldWords);
  const part = useDraft((state) => state.history.present.selection.part);
  const options = useOtherApprovals(part ?? '');
  return (
    <>
      <Pick
        name={say('chooseNode')}
        value={source.approverOf}
        options={options}
        onChange={(approverOf) => onChange({ ...source, approverOf })}
      />
      <p className="field-hint source-wide">{say('approverHint')}</p>
    </>
  );
}

/** Whom the approval authority of the tenant names for an amount (approval.md A8). */
export function AuthoritySource({ source, onChange }: SourceControlProps) {
  const say = useWords(sourceFieldWords);
  const amounts = useNumberFields();
  const categories = useCategoryFields();
  return (
    <>
      <Pick
        name={say('amountField')}
        value={source.authority}
        options={amounts}
        onChange={(authority) => onChange({ ...source, authority })}
      />
      <div className="source-more">
        <span aria-hidden>{say('category')}</span>
        <Select
          size="small"
          variant="filled"
          aria-label={say('category')}
          value={String(source.category ?? '')}
          options={[{ value: '', label: say('noCategory') }, ...categories]}
          onChange={(next) => {
            const { category: _, ...rest } = source;
            onChange(next === '' ? rest : { ...rest, category: next });
          }}
          popupMatchSelectWidth={false}
        />
      </div>
      <p className="field-hint source-wide">{say('authorityHint')}</p>
    </>
  );
}

/** A formula that gives a person or several (approval.md A6). */
export function ExpressionSource({ source, onChange }: SourceControlProps) {
  const say = useWords(sourceFieldWords);
  const { place, labels } = useWorkflow();
  const sources = useSources();
  return (
    <div className="source-wide source-formula">
      <FormulaField
        label={say('expression')}
        value={String(source.expression ?? '')}
        names={labels.names}
        scope={scopeAt(analyse(sources), place)}
        wanted={unknown}
        hint={say('expressionHint')}
        onChange={(expression) => onChange({ ...source, expression })}
      />
    </div>
  );
}
