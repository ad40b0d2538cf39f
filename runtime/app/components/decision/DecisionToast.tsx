import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useEffect } from 'react';
import { useKey } from '../../keys/use-key.ts';
import { actWords } from '../../messages/areas/acts.ts';
import { inboxWords } from '../../messages/areas/inbox.ts';
import { useWords } from '../../messages/use-words.ts';
import { useProblemWords } from '../use-problem-words.ts';
import { listenToDecisions, sendAll, undo, undoTime, useDecisions } from './pending-decisions.ts';
import './decision-toast.css';

/** The latest decision while it can be taken back; says of those that failed why, such as who was faster. */
export function DecisionToast() {
  const say = useWords(inboxWords);
  const act = useWords(actWords);
  const latest = useDecisions((all) => all.pending.findLast((one) => one.state === 'waiting'));
  useOutcomes();
  useKey('undo', () => latest && undo(latest.task), latest !== undefined);
  if (!latest) return null;
  return (
    <div className="decision-toast" role="status" key={latest.idempotencyKey}>
      <span data-user-content="">{act(`done-${latest.decision.action}`, { title: latest.title })}</span>
      <Button type="link" size="small" onClick={() => undo(latest.task)}>
        {say('undo')} <kbd>U</kbd>
      </Button>
      <i style={{ animationDuration: `${undoTime}ms` }} />
    </div>
  );
}

/** Brings the pages up to date after decisions went out, and sends the rest when the page is closed. */
function useOutcomes(): void {
  const client = useQueryClient();
  const words = useProblemWords();
  const say = useWords(inboxWords);
  const { notification } = App.useApp();
  useEffect(() => {
    const readAgain = async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: ['tasks'] }),
        client.invalidateQueries({ queryKey: ['record'] }),
      ]);
    };
    return listenToDecisions({
      sent: readAgain,
      async failed({ title }, cause) {
        notification.error({
          title: <span data-user-content="">{say('failed', { title })}</span>,
          description: words(cause),
          duration: 8,
        });
        await readAgain();
      },
    });
  }, [client, words, say, notification]);
  useEffect(() => {
    const leave = () => {
      sendAll(true);
    };
    window.addEventListener('pagehide', leave);
    return () => window.removeEventListener('pagehide', leave);
  }, []);
}
