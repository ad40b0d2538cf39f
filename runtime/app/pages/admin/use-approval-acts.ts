import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { newKey } from '../../api/new-key.ts';
import { actOnInstance, type InstanceAct } from '../../api/record-actions.ts';
import { useProblemWords } from '../../components/use-problem-words.ts';
import { actWords } from '../../messages/areas/acts.ts';
import { adminWords } from '../../messages/areas/admin.ts';
import { useWords } from '../../messages/use-words.ts';
import { administrating } from '../record/AdministerDialog.tsx';

/** How many are tried again at once. */
const together = 4;

/** What an administrator does with approvals of the list. */
export interface ApprovalActs {
  isBusy: boolean;
  act(instance: string, act: InstanceAct): Promise<boolean>;
  /** Tries several again; says how many went on, and of those that were refused why. */
  retry(instances: readonly string[]): Promise<void>;
}

export function useApprovalActs(): ApprovalActs {
  const say = useWords(adminWords);
  const sayAct = useWords(actWords);
  const words = useProblemWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [isBusy, setBusy] = useState(false);

  async function perform<T>(work: () => Promise<T>): Promise<T> {
    setBusy(true);
    try {
      return await work();
    } finally {
      setBusy(false);
      await Promise.all(
        ['administration', 'tasks', 'record'].map((key) => client.invalidateQueries({ queryKey: [key] })),
      );
    }
  }

  return {
    isBusy,
    act: (instance, act) =>
      perform(async () => {
        try {
          await actOnInstance(instance, act, newKey());
          const verb = administrating.find((one) => one === act.action);
          if (verb) message.success(sayAct('admin-done', { act: sayAct(`admin-${verb}`) }));
          return true;
        } catch (cause) {
          message.error(words(cause));
          return false;
        }
      }),
    retry: (instances) =>
      perform(async () => {
        const refused: unknown[] = [];
        let halted = 0;
        for (let at = 0; at < instances.length; at += together)
          await Promise.all(
            instances.slice(at, at + together).map(async (id) => {
              try {
                const { state } = await actOnInstance(id, { action: 'retry' }, newKey());
                if (state === 'failed') halted += 1;
              } catch (cause) {
                refused.push(cause);
              }
            }),
          );
        const done = instances.length - refused.length;
        if (done > 0) message[halted > 0 ? 'warning' : 'success'](say('retried', { done, halted }));
        if (refused.length > 0)
          message.error(say('retryRefused', { count: refused.length, reason: words(refused[0]) }));
      }),
  };
}
