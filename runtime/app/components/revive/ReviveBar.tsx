import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { newKey } from '../../api/new-key.ts';
import { revivalQuery, revive } from '../../api/revival.ts';
import { approvalWords } from '../../messages/areas/approval.ts';
import { useWords } from '../../messages/use-words.ts';
import { useProblemWords } from '../use-problem-words.ts';
import '../stash/stash.css';

/** On a record whose approval ended without a yes and that cannot be submitted again: a new draft of it (approval.md B14). */
export function ReviveBar({ entity, id }: { entity: string; id: string }) {
  const say = useWords(approvalWords);
  const words = useProblemWords();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [key] = useState(newKey);
  const [isBusy, setBusy] = useState(false);
  const { data: instance } = useQuery(revivalQuery(entity, id));
  if (!instance) return null;
  async function begin(from: string) {
    setBusy(true);
    try {
      const made = await revive(from, key);
      await navigate(`/record/${made.entity}/${made.id}`);
    } catch (cause) {
      message.error(words(cause));
    } finally {
      setBusy(false);
    }
  }
  return (
    <section className="stash-offer">
      <p>{say('reviveHint')}</p>
      <Button size="small" loading={isBusy} onClick={() => begin(instance.id)}>
        {say('revive')}
      </Button>
    </section>
  );
}
