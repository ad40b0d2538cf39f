import { Modal } from 'antd';
import { useState } from 'react';
import type { PathStep } from '../../api/approval-path.ts';
import type { TaskNeeds } from '../../api/tasks.ts';
import { ChoiceFields, isChosen } from '../../components/acts/ChoiceFields.tsx';
import { actWords } from '../../messages/areas/acts.ts';
import { useWords } from '../../messages/use-words.ts';

/** Whoever submits says who decides, wherever the way asks for it (approval.md A5). */
export function ChoiceDialog(props: {
  steps: readonly PathStep[];
  confirm: string;
  isBusy: boolean;
  onConfirm: (chosen: NonNullable<TaskNeeds['chosen']>) => Promise<boolean>;
  onClose: () => void;
}) {
  const { steps, onClose } = props;
  const say = useWords(actWords);
  const [chosen, setChosen] = useState<NonNullable<TaskNeeds['chosen']>>({});
  const [isMissing, setMissing] = useState(false);
  async function confirm() {
    if (!isChosen(steps, chosen)) return setMissing(true);
    if (await props.onConfirm(chosen)) onClose();
  }
  return (
    <Modal
      open
      title={say('chooseTitle')}
      okText={props.confirm}
      cancelText={say('cancel')}
      confirmLoading={props.isBusy}
      onOk={confirm}
      onCancel={onClose}
      width={480}
    >
      <div className="act-panel-fields">
        <ChoiceFields
          steps={steps}
          chosen={chosen}
          isMissing={isMissing}
          onChange={(next) => {
            setMissing(false);
            setChosen(next);
          }}
        />
        {isMissing && (
          <p role="alert" className="decision-panel-hint">
            <em>{say('personMissing')}</em>
          </p>
        )}
      </div>
    </Modal>
  );
}
