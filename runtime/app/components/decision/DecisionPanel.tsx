import { Button, Input, Radio } from 'antd';
import { type KeyboardEvent, useId, useState } from 'react';
import type { OfferedAction } from '../../api/record-actions.ts';
import type { TaskDecision } from '../../api/tasks.ts';
import { isComposing } from '../../keys/press.ts';
import { inboxWords } from '../../messages/areas/inbox.ts';
import { useWords } from '../../messages/use-words.ts';
import { useIsPhone } from '../use-media.ts';
import { setOpinion, useDecisions } from './pending-decisions.ts';

const confirmWords = { approve: 'confirmApprove', reject: 'confirmReject', return: 'confirmReturn' } as const;
const titleWords = { approve: 'approveTitle', reject: 'rejectTitle', return: 'returnTitle' } as const;

/** The second act of a decision: an opinion where one is asked for, and the confirmation. */
export function DecisionPanel(props: {
  task: { id: string; title: string };
  action: OfferedAction;
  onCancel: () => void;
  onConfirm: (decision: Omit<TaskDecision, 'seenRevision'>) => Promise<void>;
}) {
  const { task, action, onCancel } = props;
  const verb = action.action as TaskDecision['action'];
  const say = useWords(inboxWords);
  const problemId = useId();
  const isPhone = useIsPhone();
  const opinion = useDecisions((all) => all.opinions[task.id] ?? '');
  const [resubmit, setResubmit] = useState<NonNullable<TaskDecision['resubmit']>>('restart');
  const [isMissing, setMissing] = useState(false);
  const [isBusy, setBusy] = useState(false);

  async function confirm() {
    const comment = opinion.trim();
    if (isBusy) return;
    if (action.opinion === 'required' && comment === '') return setMissing(true);
    setBusy(true);
    await props.onConfirm({
      action: verb,
      ...(comment !== '' && { comment }),
      ...(action.choosesResubmit && { resubmit }),
    });
    setBusy(false);
  }

  const press = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Escape') onCancel();
    else if (event.key === 'Enter' && !event.shiftKey && (event.target as Element).tagName === 'TEXTAREA')
      confirm();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the fields inside
    <div className="decision-panel" onKeyDown={press}>
      <p className="decision-panel-title" data-user-content="">
        {say(titleWords[verb], { title: task.title })}
      </p>
      {action.opinion !== 'none' && (
        <>
          <Input.TextArea
            // On a phone the keyboard would cover what is being decided; it comes where words are needed.
            autoFocus={!isPhone || action.opinion === 'required'}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={2000}
            status={isMissing ? 'error' : ''}
            aria-label={say('opinion')}
            aria-describedby={problemId}
            aria-required={action.opinion === 'required'}
            placeholder={say(action.opinion === 'required' ? 'opinionRequired' : 'opinionOptional')}
            value={opinion}
            onChange={({ target }) => {
              setMissing(false);
              setOpinion(task.id, target.value);
            }}
          />
          <p id={problemId} className="decision-panel-hint" role={isMissing ? 'alert' : undefined}>
            {isMissing ? <em>{say('opinionMissing')}</em> : !isPhone && say('confirmHint')}
          </p>
        </>
      )}
      {action.choosesResubmit && (
        <fieldset className="decision-resubmit">
          <legend>{say('resubmit')}</legend>
          <Radio.Group
            value={resubmit}
            onChange={({ target }) => setResubmit(target.value)}
            options={(['restart', 'from-target', 'direct'] as const).map((value) => ({
              value,
              label: say(value),
            }))}
          />
        </fieldset>
      )}
      <div className="decision-panel-acts">
        <Button size="large" onClick={onCancel}>
          {say('cancel')}
        </Button>
        <Button
          type="primary"
          size="large"
          danger={verb === 'reject'}
          loading={isBusy}
          autoFocus={action.opinion === 'none'}
          onClick={confirm}
        >
          {say(confirmWords[verb])}
        </Button>
      </div>
    </div>
  );
}
