import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { Problem } from '../../runtime/app/api/problem.ts';
import { useProblemWords } from '../../runtime/app/components/use-problem-words.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { ChangeList } from '../changes/ChangeList.tsx';
import { useDraft } from '../draft/DraftProvider.tsx';
import { differsFromPublished } from '../draft/draft-store.ts';
import { useReload } from '../draft/use-discard.ts';
import { rollBack } from '../draft/workspace.ts';
import { versionWords } from '../messages/versions.ts';
import { useVersionSources } from './use-version-sources.ts';

/** Asks before an earlier version is published again: what that changes from now, in words. */
export function RollBackDialog({ number, onClose }: { number: number; onClose: () => void }) {
  const say = useWords(versionWords);
  const id = useId();
  const goal = useVersionSources(number);
  const published = useDraft((state) => state.published.sources);
  const next = useDraft((state) => state.workspace.version) + 1;
  const hasDraft = useDraft(differsFromPublished);
  const [note, setNote] = useState('');
  const { goBack, isGoing } = useRollBack(number, note, onClose);
  return (
    <Modal
      open
      width={680}
      title={say(number === 0 ? 'confirmTitleStandard' : 'confirmTitle', { number })}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button type="primary" danger loading={isGoing} disabled={!goal} onClick={goBack}>
            {say('confirm')}
          </Button>
        </>
      }
    >
      <div className="publish">
        <p>{say('confirmHint', { next })}</p>
        {hasDraft && <Alert showIcon type="info" title={say('keepsDraft')} />}
        <section>
          <h3 className="section-title">{say('confirmChanges')}</h3>
          {goal ? <ChangeList before={published} after={goal} /> : <p>{say('loading')}</p>}
        </section>
        <section>
          <label className="section-title" htmlFor={id}>
            {say('note')}
          </label>
          <Input
            id={id}
            maxLength={500}
            placeholder={say('noteHint')}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </section>
      </div>
    </Modal>
  );
}

function useRollBack(number: number, note: string, onClose: () => void) {
  const say = useWords(versionWords);
  const reload = useReload();
  const client = useQueryClient();
  const problemWords = useProblemWords();
  const { message } = App.useApp();
  const [isGoing, setGoing] = useState(false);
  const goBack = async () => {
    setGoing(true);
    try {
      const made = await rollBack(number, note.trim());
      await Promise.all([reload(), client.invalidateQueries({ queryKey: ['versions'] })]);
      void message.success(say('done', { number: made.number }));
      onClose();
    } catch (cause) {
      if (!(cause instanceof Problem)) throw cause;
      void message.error(say('failed', { why: problemWords(cause) }), 6);
    } finally {
      setGoing(false);
    }
  };
  return { goBack: () => void goBack(), isGoing };
}
