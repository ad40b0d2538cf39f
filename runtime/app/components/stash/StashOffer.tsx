import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { dropStash, type Stash, stashQuery } from '../../api/stash.ts';
import { stashWords } from '../../messages/areas/stash.ts';
import { useWords } from '../../messages/use-words.ts';
import { setOpinion } from '../decision/pending-decisions.ts';
import { useMoment } from '../use-moment.ts';
import './stash.css';

/** What the former holder of a seat began to write: taken over, or left. */
export function StashOffer(props: { task: string; stash: Stash; onDraft: () => void }) {
  const { task, stash, onDraft } = props;
  const say = useWords(stashWords);
  const moment = useMoment();
  const client = useQueryClient();
  const settle = () => client.setQueryData(stashQuery(task).queryKey, null);
  const take = () => {
    if (stash.opinion !== '') setOpinion(task, stash.opinion);
    if (stash.draft) onDraft();
    settle();
  };
  return (
    <section className="stash-offer" aria-label={say('title')}>
      <p data-user-content="">
        {say('offer', { name: stash.from?.title ?? '', time: moment.full(stash.at) })}
        {stash.opinion !== '' && <q>{stash.opinion}</q>}
      </p>
      <span>
        <Button size="small" type="primary" onClick={take}>
          {say('take')}
        </Button>
        <Button
          size="small"
          onClick={() => {
            settle();
            dropStash(task).catch(() => undefined);
          }}
        >
          {say('leave')}
        </Button>
      </span>
    </section>
  );
}
