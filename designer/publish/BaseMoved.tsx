import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useLanguage, useWords } from '../../runtime/app/messages/use-words.ts';
import { useAutosave, useDraftStore } from '../draft/DraftProvider.tsx';
import { known, opened } from '../draft/draft-store.ts';
import { begin, record } from '../draft/history.ts';
import { mergeDrafts } from '../draft/merge-drafts.ts';
import { versionLayerQuery, versionsQuery, type Workspace } from '../draft/workspace.ts';
import { publishWords } from '../messages/publish.ts';
import { targetName } from '../words/target-name.ts';

/** Somebody published since the draft began: theirs is brought in before this is published over it. */
export function BaseMoved({ latest, onDone }: { latest: Workspace; onDone: () => void }) {
  const say = useWords(publishWords);
  const language = useLanguage();
  const drafts = useDraftStore();
  const autosave = useAutosave();
  const versions = useQuery(versionsQuery);
  const common = useQuery(versionLayerQuery(latest.draft?.baseVersion ?? 0));
  const { version } = latest;
  const by = versions.data?.find((one) => one.number === version)?.author.title ?? say('somebody');
  if (!common.data) return null;
  const base = known(latest.standard, common.data);
  const theirs = known(latest.standard, latest.layer);
  const merge = mergeDrafts(base.sources, drafts.getState().history.present.sources, theirs.sources);
  const bringIn = async () => {
    const { author, history } = drafts.getState();
    const { selection } = history.present;
    const before = begin({ sources: theirs.sources, selection });
    // The very same content is a new object, so that it is saved again, over the version that is published now.
    const sources = { ...merge.sources };
    drafts.setState({
      ...opened(latest, author, selection),
      history: record(before, { sources, selection }),
    });
    await autosave.flush();
    onDone();
  };
  return (
    <Alert
      showIcon
      type="warning"
      title={say('moved', { by, version })}
      description={
        <>
          <p>{say('movedHint', { version })}</p>
          {merge.both.length > 0 && (
            <>
              <p>{say('movedBoth')}</p>
              <ul data-user-content="">
                {merge.both.map((target) => (
                  <li key={target}>· {targetName(latest.standard, target, language)}</li>
                ))}
              </ul>
            </>
          )}
        </>
      }
      action={<Button onClick={bringIn}>{say('bringIn', { version })}</Button>}
    />
  );
}
