import { Checkbox } from 'antd';
import { mayBatch } from '../../api/batch.ts';
import type { Task } from '../../api/tasks.ts';
import { batchWords } from '../../messages/areas/batch.ts';
import { useWords } from '../../messages/use-words.ts';
import { toggleTask, useBatchSelection } from './batch-selection.ts';

/** Picks a to-do beside its card while somebody picks; one that must be looked at by itself says so. */
export function BatchCheck({ task }: { task: Task }) {
  const say = useWords(batchWords);
  const isChoosing = useBatchSelection((all) => all.isChoosing);
  const isChosen = useBatchSelection((all) => all.chosen[task.id] !== undefined);
  if (!isChoosing || task.status === 'done') return null;
  const isPossible = mayBatch(task);
  return (
    <Checkbox
      className="batch-check"
      checked={isChosen}
      disabled={!isPossible}
      title={isPossible ? undefined : say('single')}
      aria-label={isPossible ? say('pick', { title: task.title }) : say('single')}
      onChange={() => toggleTask(task)}
    />
  );
}
