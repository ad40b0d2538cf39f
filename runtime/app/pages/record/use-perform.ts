import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { type RefObject, useState } from 'react';
import { Problem } from '../../api/problem.ts';
import { useProblemWords } from '../../components/use-problem-words.ts';
import type { RecordFormHandle } from '../../form/RecordForm.tsx';

/** Does something to a record, one thing at a time; what is refused is shown where it belongs. */
export function usePerform(entity: string, form: RefObject<RecordFormHandle | null>) {
  const client = useQueryClient();
  const words = useProblemWords();
  const { message } = App.useApp();
  const [isBusy, setBusy] = useState(false);

  /** Gives what the act gave; undefined when it was refused and has been said so. */
  async function perform<T>(act: () => Promise<T>): Promise<T | undefined> {
    if (isBusy) return undefined;
    setBusy(true);
    try {
      return await act();
    } catch (cause) {
      if (!(cause instanceof Problem)) throw cause;
      showProblem(cause);
      return undefined;
    } finally {
      setBusy(false);
      client.invalidateQueries({ queryKey: ['record', entity] });
    }
  }

  function showProblem(problem: Problem) {
    const errors = problem.body.issues.filter((one) => one.severity !== 'warning');
    if (errors.length > 0 && form.current) form.current.showIssues(errors);
    message.error({ content: words(problem), duration: 5 });
  }

  return { perform, isBusy };
}
