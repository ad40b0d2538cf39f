import { useQuery } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useMoment } from '../../runtime/app/components/use-moment.ts';
import { useLanguage, useWords } from '../../runtime/app/messages/use-words.ts';
import { conflictWords } from '../messages/conflict.ts';
import { targetName } from '../words/target-name.ts';
import { useAutosave, useDraft, useDraftStore } from './DraftProvider.tsx';
import { known, opened } from './draft-store.ts';
import { begin, record } from './history.ts';
import { mergeDrafts } from './merge-drafts.ts';
import { loadWorkspace, type Workspace } from './workspace.ts';

/** Two consultants changed the draft: what each has, and the ways on. Nothing is overwritten unasked. */
export function ConflictDialog() {
  const isConflict = useDraft((state) => state.saving === 'conflict');
  return isConflict ? <Dialog /> : null;
}

function Dialog() {
  const say = useWords(conflictWords);
  const { full } = useMoment();
  const latest = useQuery({
    queryKey: ['workspace-latest'],
    queryFn: loadWorkspace,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const draft = latest.data?.draft;
  return (
    <Modal
      open
      closable={false}
      footer={null}
      width={560}
      title={draft ? say('title', { by: draft.updatedBy.title || say('somebody') }) : say('publishedTitle')}
    >
      {latest.data ? (
        <>
          {draft && <p className="visually-quiet">{say('savedAt', { time: full(draft.updatedAt) })}</p>}
          <Choice latest={latest.data} />
        </>
      ) : (
        <p>{say('loading')}</p>
      )}
    </Modal>
  );
}

function Choice({ latest }: { latest: Workspace }) {
  const say = useWords(conflictWords);
  const language = useLanguage();
  const drafts = useDraftStore();
  const autosave = useAutosave();
  const { saved, history, author } = drafts.getState();
  const theirs = known(latest.standard, latest.draft?.layer ?? latest.layer);
  const merge = mergeDrafts(saved.sources, history.present.sources, theirs.sources);
  const { selection } = history.present;
  const namesOf = (targets: readonly string[]) =>
    targets.map((target) => targetName(history.present.sources, target, language));
  const take = () => drafts.setState(opened(latest, author, selection));
  const join = () => {
    const base = opened(latest, author, selection);
    const before = begin({ sources: theirs.sources, selection });
    drafts.setState({ ...base, history: record(before, { sources: merge.sources, selection }) });
    void autosave.flush();
  };
  return (
    <div className="conflict">
      {merge.mine > 0 && <p>{say('body', { count: merge.mine })}</p>}
      <Targets words={say('bothChanged')} targets={namesOf(merge.both)} />
      <Targets words={say('lost')} targets={namesOf(merge.lost)} />
      {merge.mine === 0 ? (
        <Button type="primary" block onClick={take}>
          {say('load')}
        </Button>
      ) : (
        <>
          <Button type="primary" block onClick={join}>
            {say('merge')}
          </Button>
          <p className="field-hint">{say('mergeHint')}</p>
          <Button block danger onClick={take}>
            {say('theirs')}
          </Button>
        </>
      )}
    </div>
  );
}

function Targets({ words, targets }: { words: string; targets: readonly string[] }) {
  if (targets.length === 0) return null;
  return (
    <>
      <p>{words}</p>
      <ul data-user-content="">
        {targets.map((one) => (
          <li key={one}>· {one}</li>
        ))}
      </ul>
    </>
  );
}
