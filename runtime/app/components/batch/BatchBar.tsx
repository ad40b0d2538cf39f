import { DownOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { type BatchDecision, mayBatch, mostInBatch, readBatchable } from '../../api/batch.ts';
import type { Task } from '../../api/tasks.ts';
import { useKey } from '../../keys/use-key.ts';
import { batchWords } from '../../messages/areas/batch.ts';
import { useWords } from '../../messages/use-words.ts';
import { useLabel } from '../use-label.ts';
import { useProblemWords } from '../use-problem-words.ts';
import { BatchDialog } from './BatchDialog.tsx';
import { chooseTasks, endChoosing, startChoosing, toggleTask, useBatchSelection } from './batch-selection.ts';
import './batch.css';

/** Above the list of to-dos: picks many of them, by step or all, and decides them alike (approval.md F7). */
export function BatchBar({ tasks, shown }: { tasks: readonly Task[]; shown: Task | undefined }) {
  const say = useWords(batchWords);
  const words = useProblemWords();
  const label = useLabel();
  const { message } = App.useApp();
  const { isChoosing, chosen } = useBatchSelection();
  const [decision, setDecision] = useState<BatchDecision>();
  const [isReading, setReading] = useState(false);
  const possible = tasks.filter(mayBatch);
  const picked = Object.values(chosen);
  useKey('pick', () => shown && mayBatch(shown) && toggleTask(shown), possible.length > 0);
  if (possible.length === 0 && !isChoosing) return null;

  const steps = [...new Map(possible.map((task) => [stepOf(task), task])).values()];

  async function chooseAll(step?: string) {
    setReading(true);
    try {
      const all = await readBatchable();
      chooseTasks(step === undefined ? all : all.filter((task) => stepOf(task) === step));
      if (all.length === mostInBatch) message.info(say('most', { count: mostInBatch }));
    } catch (cause) {
      message.error(words(cause));
    } finally {
      setReading(false);
    }
  }

  const decide = (action: BatchDecision['action']) => setDecision({ action, tasks: picked });
  return (
    <div className="batch-bar" role="toolbar" aria-label={say('title')}>
      {isChoosing ? (
        <>
          <Button size="small" loading={isReading} onClick={() => chooseAll()}>
            {say('all')}
          </Button>
          {steps.length > 1 && (
            <Dropdown
              trigger={['click']}
              menu={{
                items: steps.map((task) => ({
                  key: stepOf(task),
                  label: say('allOfStep', { step: label(task.node.label) }),
                })),
                onClick: ({ key }) => chooseAll(key),
              }}
            >
              <Button size="small" icon={<DownOutlined />} aria-label={say('allOf')} />
            </Dropdown>
          )}
          <span role="status">{say('picked', { count: picked.length })}</span>
          <Button size="small" type="text" onClick={endChoosing}>
            {say('cancel')}
          </Button>
          <div className="batch-bar-acts">
            <Button type="primary" disabled={picked.length === 0} onClick={() => decide('approve')}>
              {say('approve')}
            </Button>
            <Button danger disabled={picked.length === 0} onClick={() => decide('reject')}>
              {say('reject')}
            </Button>
          </div>
        </>
      ) : (
        <Button size="small" type="link" onClick={startChoosing}>
          {say('title')} <kbd>X</kbd>
        </Button>
      )}
      {decision && <BatchDialog decision={decision} onClose={() => setDecision(undefined)} />}
    </div>
  );
}

/** To-dos of one step are of one filter. */
function stepOf({ entity, node }: Task): string {
  return `${entity}/${node.id}`;
}
