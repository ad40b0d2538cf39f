import { Input } from 'antd';
import { useWords } from '../../../../runtime/app/messages/use-words.ts';
import { callWords } from '../../../messages/calls.ts';
import type { PropertyPlace } from '../../../properties/use-property.ts';
import { useWorkflow } from '../../workflow-context.tsx';
import { MappingField } from './MappingField.tsx';
import { useFillable } from './use-fillable.ts';

/** The fields that the answer of a request fills, and where in it their values are (approval.md G6). */
export function AnswerField({ place }: { place: PropertyPlace }) {
  const say = useWords(callWords);
  const { entity } = useWorkflow();
  const keys = useFillable(entity);
  return (
    <MappingField
      place={place}
      name={say('answer')}
      hint={say('answerHint')}
      keys={keys}
      addLabel={say('addAnswer')}
      control={(_, value, onChange) => (
        <Input
          size="small"
          className="mono"
          maxLength={200}
          aria-label={say('where')}
          placeholder="data.number"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    />
  );
}
