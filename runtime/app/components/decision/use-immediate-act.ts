import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { newKey } from '../../api/new-key.ts';
import { Problem } from '../../api/problem.ts';
import { actOnTask, type TaskAct } from '../../api/tasks.ts';
import { actWords } from '../../messages/areas/acts.ts';
import { useWords } from '../../messages/use-words.ts';
import { useProblemWords } from '../use-problem-words.ts';
import { setOpinion } from './pending-decisions.ts';

/** Does what leaves the to-do where it is, and reads everything again; says whether it was done. */
export function useImmediateAct(): (task: { id: string; title: string }, act: TaskAct) => Promise<boolean> {
  const client = useQueryClient();
  const words = useProblemWords();
  const say = useWords(actWords);
  const { message } = App.useApp();
  return async (task, act) => {
    try {
      await actOnTask(task.id, act, { idempotencyKey: newKey() });
      setOpinion(task.id, '');
      message.success({
        content: say(`done-${act.action}`, { title: task.title }),
        duration: 3,
      });
      return true;
    } catch (cause) {
      if (!(cause instanceof Problem)) throw cause;
      message.error({ content: words(cause), duration: 5 });
      return false;
    } finally {
      await Promise.all([
        client.invalidateQueries({ queryKey: ['tasks'] }),
        client.invalidateQueries({ queryKey: ['record'] }),
      ]);
    }
  };
}
