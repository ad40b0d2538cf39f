import { QuestionCircleOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import type { EntityDefinition } from '../../../../engine/definition/entity.ts';
import type { PathStep } from '../../api/approval-path.ts';
import { approvalWords } from '../../messages/areas/approval.ts';
import { useWords } from '../../messages/use-words.ts';
import { useLabel } from '../use-label.ts';
import { StepDetails } from './StepDetails.tsx';
import { useFieldName } from './use-field-name.ts';

/** Beside a decision: by which rules its people were found, told from the stored trace (approval.md E1). */
export function WhyMe(props: { task: { id: string }; steps: readonly PathStep[]; entity: EntityDefinition }) {
  const { task, steps, entity } = props;
  const say = useWords(approvalWords);
  const label = useLabel();
  const fieldName = useFieldName(entity);
  const slot = task.id.slice(task.id.indexOf('.') + 1);
  const step = steps.find(({ slots }) => slots.some(({ id }) => id === slot));
  if (!step || step.trace.length === 0) return null;
  return (
    <Popover
      trigger="click"
      placement="topRight"
      title={label(step.label) || step.node}
      content={<StepDetails step={step} fieldName={fieldName} />}
    >
      <Button type="text" className="why-me" icon={<QuestionCircleOutlined />} aria-label={say('whyMe')}>
        <span className="more-acts-words">{say('whyMe')}</span>
      </Button>
    </Popover>
  );
}
