import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { Problem } from '../../api/problem.ts';
import { useProblemWords } from '../use-problem-words.ts';

/** Sends something about a record, says how it went, and reads the record again; gives whether it went. */
export function useSend({ entity, id }: { entity: string; id: string }) {
  const client = useQueryClient();
  const words = useProblemWords();
  const { message } = App.useApp();
  const [isBusy, setBusy] = useState(false);
  async function send(act: () => Promise<unknown>, done: string): Promise<boolean> {
    if (isBusy) return false;
    setBusy(true);
    try {
      await act();
      message.success(done);
      return true;
    } catch (cause) {
      if (!(cause instanceof Problem)) throw cause;
      message.error(words(cause));
      return false;
    } finally {
      setBusy(false);
      await Promise.all([
        client.invalidateQueries({ queryKey: ['record', entity, id] }),
        client.invalidateQueries({ queryKey: ['tasks'] }),
      ]);
    }
  }
  return { send, isBusy };
}
