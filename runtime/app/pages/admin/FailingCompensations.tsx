import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import {
  actOnCompensation,
  type FailingCompensation,
  failingCompensationsQuery,
} from '../../api/compensations.ts';
import { useLabel } from '../../components/use-label.ts';
import { useMoment } from '../../components/use-moment.ts';
import { useProblemWords } from '../../components/use-problem-words.ts';
import { adminWords } from '../../messages/areas/admin.ts';
import { useWords } from '../../messages/use-words.ts';

/** What services did and could not take back, above the approvals that have halted; nothing where there is none (approval.md B5). */
export function FailingCompensations() {
  const say = useWords(adminWords);
  const { data } = useQuery(failingCompensationsQuery);
  if (!data || data.items.length === 0) return null;
  return (
    <section className="admin-compensations">
      <h2>{say('compensations')}</h2>
      <ul className="admin-handovers">
        {data.items.map((one) => (
          <CompensationLine key={one.id} compensation={one} />
        ))}
      </ul>
    </section>
  );
}

function CompensationLine({ compensation }: { compensation: FailingCompensation }) {
  const say = useWords(adminWords);
  const label = useLabel();
  const moment = useMoment();
  const words = useProblemWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const { id, entity, record, node, failed, attempts, nextAt } = compensation;
  const acting = useMutation({
    mutationFn: (action: 'retry' | 'skip') => actOnCompensation(id, action, reason.trim()),
    onError: (cause) => void message.error(words(cause)),
    onSettled: () => client.invalidateQueries({ queryKey: ['administration'] }),
  });
  const act = (action: 'retry' | 'skip') => (
    <Button
      size="small"
      disabled={reason.trim() === '' || acting.isPending}
      onClick={() => acting.mutate(action)}
    >
      {say(action === 'retry' ? 'retry' : 'passOver')}
    </Button>
  );
  return (
    <li className="admin-line">
      <p>
        <strong data-user-content="">
          {label(entity.label)}{' '}
          <Link to={`/record/${entity.id}/${record.id}`}>{record.title || record.id}</Link> ·{' '}
          {label(node.label) || node.id}
        </strong>
        <small data-user-content="">
          {say('compensationFailed', { attempts, reason: failed, time: moment.full(nextAt) })}
        </small>
      </p>
      <span className="admin-row-acts admin-answer">
        <Input
          size="small"
          aria-label={say('compensationReason')}
          placeholder={say('compensationReason')}
          value={reason}
          maxLength={500}
          onChange={({ target }) => setReason(target.value)}
        />
        {act('retry')}
        {act('skip')}
      </span>
    </li>
  );
}
