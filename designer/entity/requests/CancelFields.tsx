import { InputNumber, Select } from 'antd';
import { useWords } from '../../../runtime/app/messages/use-words.ts';
import { requestWords } from '../../messages/requests.ts';
import { LabelField } from '../../properties/LabelField.tsx';
import { Property } from '../../properties/Property.tsx';
import { type PropertyPlace, useProperty } from '../../properties/use-property.ts';
import { RequestGroup, useWorkflowOptions, WorkflowField } from './RequestFields.tsx';
import type { RequestsProps } from './RequestsView.tsx';
import { useStateOptions } from './use-state-options.ts';

/** Requests for a cancellation: who decides, what state it leads to, and until when (approval.md L7). */
export function CancelFields({ entity, at }: RequestsProps) {
  const say = useWords(requestWords);
  const states = useStateOptions(entity);
  const [first] = useWorkflowOptions(entity);
  const cancelled = states.find((one) => one.value === 'cancelled') ?? states.at(-1);
  const label = { 'zh-CN': '作废申请', en: 'Cancellation request' };
  return (
    <RequestGroup
      place={at('cancel')}
      name={say('cancel')}
      hint={say('cancelHint')}
      begin={{ label, workflow: first?.value ?? '', to: cancelled?.value ?? '' }}
    >
      <LabelField place={at('cancel', 'label')} name={say('label')} />
      <WorkflowField place={at('cancel', 'workflow')} entity={entity} />
      <StateField place={at('cancel', 'to')} states={states} />
      <DaysField place={at('cancel', 'within')} />
    </RequestGroup>
  );
}

function StateField({ place, states }: { place: PropertyPlace; states: { value: string; label: string }[] }) {
  const say = useWords(requestWords);
  const { value, set } = useProperty<string>(place);
  return (
    <Property place={place} name={say('to')}>
      {(id) => (
        <Select id={id} value={value || null} options={states} onChange={(next) => set(next ?? undefined)} />
      )}
    </Property>
  );
}

/** For how long it can be cancelled; always, while nothing is said. */
function DaysField({ place }: { place: PropertyPlace }) {
  const say = useWords(requestWords);
  const { value, set } = useProperty<number>(place);
  return (
    <Property place={place} name={say('within')}>
      {(id) => (
        <InputNumber
          id={id}
          min={1}
          max={3650}
          precision={0}
          placeholder={say('always')}
          value={value ?? null}
          onChange={(next) => set(next ?? undefined)}
        />
      )}
    </Property>
  );
}
