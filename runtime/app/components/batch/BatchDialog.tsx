import { Button, Input, Modal, Progress } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useRef, useState } from 'react';
import type { BatchDecision } from '../../api/batch.ts';
import type { Task } from '../../api/tasks.ts';
import { batchWords } from '../../messages/areas/batch.ts';
import { useWords } from '../../messages/use-words.ts';
import { PhraseChips } from '../phrases/PhraseChips.tsx';
import { useLabel } from '../use-label.ts';
import { useProblemWords } from '../use-problem-words.ts';
import { BatchResult } from './BatchResult.tsx';
import { endChoosing } from './batch-selection.ts';
import { type BatchRun, useBatchRun } from './use-batch-run.ts';

/** Decides the picked to-dos: what they are, how far it is, what became of them. */
export function BatchDialog({ decision, onClose }: { decision: BatchDecision; onClose: () => void }) {
  const say = useWords(batchWords);
  const words = useProblemWords();
  const [comment, setComment] = useState('');
  const [isMissing, setMissing] = useState(false);
  const run = useBatchRun();
  const { action, tasks } = decision;
  const text = comment.trim();
  const field = useRef<TextAreaRef>(null);
  const type = (next: string) => {
    setMissing(false);
    setComment(next);
  };

  const confirm = () => {
    if (action === 'reject' && text === '') return setMissing(true);
    return run.start({ ...decision, ...(text !== '' && { comment: text }) });
  };
  const close = () => {
    if (run.state === 'running') return;
    if (run.state === 'over') endChoosing();
    onClose();
  };
  const title = say(`title-${action}`, { count: tasks.length });
  return (
    <Modal open title={title} width={560} onCancel={close} footer={acts()} mask={{ closable: false }}>
      {run.state === 'idle' ? (
        <>
          <Picked tasks={tasks} />
          <PhraseChips field={field} value={comment} onChange={type} />
          <Input.TextArea
            ref={field}
            autoFocus
            autoSize={{ minRows: 2, maxRows: 5 }}
            maxLength={2000}
            aria-label={say('opinion')}
            aria-required={action === 'reject'}
            placeholder={say(action === 'reject' ? 'opinionRequired' : 'opinionOptional')}
            status={isMissing ? 'error' : ''}
            value={comment}
            onChange={({ target }) => type(target.value)}
          />
          <p className="decision-panel-hint" role={isMissing ? 'alert' : undefined}>
            {isMissing ? <em>{say('opinionMissing')}</em> : say('hint')}
          </p>
        </>
      ) : (
        <>
          <Progress
            percent={Math.floor((run.rows.length / tasks.length) * 100)}
            status={statusOf(run, tasks.length)}
            aria-label={say('progress', { done: run.rows.length, count: tasks.length })}
          />
          {run.state === 'running' ? (
            <p role="status">{say('progress', { done: run.rows.length, count: tasks.length })}</p>
          ) : (
            <BatchResult tasks={tasks} rows={run.rows} onLeave={close} />
          )}
          {run.failure !== undefined && <p role="alert">{words(run.failure)}</p>}
        </>
      )}
    </Modal>
  );

  function acts() {
    if (run.state === 'running') return <Button onClick={run.stop}>{say('stop')}</Button>;
    if (run.state === 'over')
      return (
        <>
          {run.failure !== undefined && <Button onClick={confirm}>{say('again')}</Button>}
          <Button type="primary" autoFocus onClick={close}>
            {say('close')}
          </Button>
        </>
      );
    return (
      <>
        <Button onClick={close}>{say('back')}</Button>
        <Button type="primary" danger={action === 'reject'} onClick={confirm}>
          {say(`confirm-${action}`, { count: tasks.length })}
        </Button>
      </>
    );
  }
}

function statusOf({ state, rows }: BatchRun, count: number) {
  if (state === 'running') return 'active';
  return rows.length === count && rows.every(({ outcome }) => outcome === 'done') ? 'success' : 'normal';
}

/** What is about to be decided (ux.md, inbox). */
function Picked({ tasks }: { tasks: readonly Task[] }) {
  const say = useWords(batchWords);
  const label = useLabel();
  return (
    <table className="batch-table">
      <thead>
        <tr>
          <th>{say('record')}</th>
          <th>{say('step')}</th>
          <th>{say('initiator')}</th>
        </tr>
      </thead>
      <tbody data-user-content="">
        {tasks.map((task) => (
          <tr key={task.id}>
            <td>{task.title}</td>
            <td>{label(task.node.label)}</td>
            <td>{task.initiator}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
