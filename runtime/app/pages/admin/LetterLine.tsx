import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { Link } from 'react-router';
import { type DeadLetter, deadLettersQuery, sendAgain } from '../../api/letters.ts';
import { useLabel } from '../../components/use-label.ts';
import { useMoment } from '../../components/use-moment.ts';
import { useProblemWords } from '../../components/use-problem-words.ts';
import { adminWords } from '../../messages/areas/admin.ts';
import { shellWords } from '../../messages/areas/shell.ts';
import { useWords } from '../../messages/use-words.ts';

/** One letter that could not be delivered: about what, to whom, why not. */
export function LetterLine({ letter }: { letter: DeadLetter }) {
  const say = useWords(adminWords);
  const sayEvent = useWords(shellWords);
  const label = useLabel();
  const moment = useMoment();
  const words = useProblemWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const sending = useMutation({
    mutationFn: () => sendAgain(letter.id),
    onSuccess: () => void message.success(say('sentAgain')),
    onError: (cause) => void message.error(words(cause)),
    onSettled: () => client.invalidateQueries(deadLettersQuery),
  });
  const { entity, record, to, event, deadAt, attempts, failed } = letter;
  return (
    <li className="admin-line">
      <p>
        <strong data-user-content="">
          {event ? sayEvent(event) : say('letterConfirmation')} · {label(entity.label)}{' '}
          <Link to={`/record/${entity.id}/${record.id}`}>{record.title || record.id}</Link> ·{' '}
          {say('letterTo', { to })}
        </strong>
        <small data-user-content="">
          {say('letterFailed', { time: moment.full(deadAt), attempts, reason: failed })}
        </small>
      </p>
      <Button size="small" loading={sending.isPending} onClick={() => sending.mutate()}>
        {say('sendAgain')}
      </Button>
    </li>
  );
}
