import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useRef, useState } from 'react';
import { type Amendment, resubmitAmendment } from '../../api/amendments.ts';
import { newKey } from '../../api/new-key.ts';
import { Problem } from '../../api/problem.ts';
import { actOnInstance } from '../../api/record-actions.ts';
import { amendmentWords } from '../../messages/areas/amendments.ts';
import { useWords } from '../../messages/use-words.ts';
import { useProblemWords } from '../use-problem-words.ts';

/** What a requester does with an own request. */
export function useRequestActs(entity: string, record: string) {
  const say = useWords(amendmentWords);
  const words = useProblemWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [isBusy, setBusy] = useState(false);
  // The same press sent twice is one command.
  const keys = useRef(new Map<string, string>());

  async function perform(name: string, act: (key: string) => Promise<unknown>, done: string) {
    if (isBusy) return;
    const key = keys.current.get(name) ?? newKey();
    keys.current.set(name, key);
    setBusy(true);
    try {
      await act(key);
      keys.current.delete(name);
      message.success(done);
    } catch (cause) {
      if (!(cause instanceof Problem)) throw cause;
      message.error(words(cause));
    } finally {
      setBusy(false);
      client.invalidateQueries({ queryKey: ['record', entity, record] });
      client.invalidateQueries({ queryKey: ['tasks'] });
    }
  }

  return {
    isBusy,
    withdraw: ({ instance }: Amendment) =>
      perform(
        `withdraw ${instance}`,
        (key) => actOnInstance(instance, { action: 'withdraw' }, key),
        say('withdrawn'),
      ),
    resubmit: ({ id }: Amendment) =>
      perform(`resubmit ${id}`, (key) => resubmitAmendment([entity, record, id], key), say('resubmitted')),
  };
}
