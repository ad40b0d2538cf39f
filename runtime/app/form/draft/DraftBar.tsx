import { Button } from 'antd';
import { useStore } from 'zustand';
import { formWords } from '../../messages/areas/form.ts';
import { useWords } from '../../messages/use-words.ts';
import type { DraftKeeper } from './draft-keeper.ts';

interface DraftBarProps {
  keeper: DraftKeeper;
  onResume: () => void;
}

/** What is kept of one's typing: a quiet word, and an offer when something was left from before. */
export function DraftBar({ keeper, onResume }: DraftBarProps) {
  const { offer, keptAt } = useStore(keeper.state);
  const say = useWords(formWords);
  return (
    <>
      {offer && (
        <section className="form-draft-offer" aria-label={say('draft')}>
          <p>{say('draftOffer', { time: timeText(offer.at) })}</p>
          <span className="form-draft-buttons">
            <Button size="small" type="primary" onClick={onResume}>
              {say('draftResume')}
            </Button>
            <Button size="small" onClick={() => keeper.discard()}>
              {say('draftDiscard')}
            </Button>
          </span>
        </section>
      )}
      <p role="status" className="form-kept">
        {keptAt !== undefined && say('draftKept', { time: timeText(keptAt) })}
      </p>
    </>
  );
}

/** `10:32`, with the day before it when it was another. */
function timeText(moment: string): string {
  const at = new Date(moment);
  const two = (part: number) => String(part).padStart(2, '0');
  const time = `${two(at.getHours())}:${two(at.getMinutes())}`;
  const isToday = at.toDateString() === new Date().toDateString();
  return isToday ? time : `${two(at.getMonth() + 1)}-${two(at.getDate())} ${time}`;
}
