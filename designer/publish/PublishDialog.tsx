import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, Modal, Spin } from 'antd';
import { useId, useState } from 'react';
import { diffSources } from '../../engine/layer/diff-sources.ts';
import { Problem } from '../../runtime/app/api/problem.ts';
import { useSession } from '../../runtime/app/api/session.ts';
import { useProblemWords } from '../../runtime/app/components/use-problem-words.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { ChangeList } from '../changes/ChangeList.tsx';
import { useCheck, useDraft, useDraftStore } from '../draft/DraftProvider.tsx';
import { differsFromPublished } from '../draft/draft-store.ts';
import { useReload } from '../draft/use-discard.ts';
import { publishDraft } from '../draft/workspace.ts';
import { publishWords } from '../messages/publish.ts';
import { showMigrations } from '../migration/migration-dialog.ts';
import { isBehind, runningQuery } from '../migration/migrations.ts';
import { ProblemList } from '../problems/ProblemList.tsx';
import { AffectedList } from './AffectedList.tsx';
import { BaseMoved } from './BaseMoved.tsx';
import { type Preparation, usePreparation } from './use-preparation.ts';
import './publish.css';

/** Publishing: what changes in words, whom it affects, a note, and what still stops it. */
export function PublishDialog({ onClose }: { onClose: () => void }) {
  const say = useWords(publishWords);
  const preparation = usePreparation();
  const [note, setNote] = useState('');
  const version = useDraft((state) => state.workspace.version);
  const next = (preparation.latest?.version ?? version) + 1;
  const isConflict = useDraft((state) => state.saving === 'conflict');
  const { publish, isPublishing } = usePublish(onClose, note);
  const block = useBlock(preparation);
  // What two consultants did to the draft is settled in a dialog of its own.
  if (isConflict) return null;
  return (
    <Modal
      open
      width={720}
      title={say('title', { version: next })}
      onCancel={onClose}
      maskClosable={false}
      footer={
        <>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button type="primary" loading={isPublishing} disabled={block !== undefined} onClick={publish}>
            {say('publish')}
          </Button>
        </>
      }
    >
      {preparation.isReady ? (
        <Body preparation={preparation} block={block} note={note} onNote={setNote} onClose={onClose} />
      ) : (
        <Spin description={say('preparing')}>
          <div className="publish-wait" />
        </Spin>
      )}
    </Modal>
  );
}

type Block = 'waiting' | 'not-saved' | 'nothing' | 'moved' | 'errors' | 'roles' | 'checking';

/** Why it cannot be published now, if so. */
function useBlock({ isReady, isSaved, latest }: Preparation): Block | undefined {
  const { isAdministrator } = useSession();
  const differs = useDraft(differsFromPublished);
  const hasRoles = useDraft(changesRoles);
  const { problems, isCurrent } = useCheck((state) => state);
  if (!isReady || !latest) return 'waiting';
  if (!isSaved) return 'not-saved';
  if (latest.draft && latest.draft.baseVersion !== latest.version) return 'moved';
  if (!differs) return 'nothing';
  if (problems.some((one) => one.isError)) return 'errors';
  if (hasRoles && !isAdministrator) return 'roles';
  return isCurrent ? undefined : 'checking';
}

function changesRoles({ history, published }: Parameters<typeof differsFromPublished>[0]): boolean {
  return diffSources(published.sources, history.present.sources).some(
    ({ target }) => target.split('/')[1] === 'role',
  );
}

function usePublish(onClose: () => void, note: string) {
  const say = useWords(publishWords);
  const drafts = useDraftStore();
  const reload = useReload();
  const client = useQueryClient();
  const problemWords = useProblemWords();
  const { message } = App.useApp();
  const [isPublishing, setPublishing] = useState(false);
  const publish = async () => {
    setPublishing(true);
    try {
      const { number } = await publishDraft(note.trim(), drafts.getState().revision);
      await Promise.all([reload(), client.invalidateQueries({ queryKey: ['versions'] })]);
      void message.success(say('published', { version: number }));
      onClose();
      await showLeftBehind(client);
    } catch (cause) {
      if (!(cause instanceof Problem)) throw cause;
      if (cause.code === 'designer.draft-changed') drafts.setState({ saving: 'conflict' });
      else void message.error(`${say('failed')}: ${problemWords(cause)}`, 6);
    } finally {
      setPublishing(false);
    }
  };
  return { publish: () => void publish(), isPublishing };
}

/** Approvals that go on with a workflow that is another now: what becomes of them is asked at once. */
async function showLeftBehind(client: QueryClient): Promise<void> {
  const { running } = await client.fetchQuery(runningQuery);
  if (running.some(isBehind)) showMigrations(true);
}

interface BodyProps {
  preparation: Preparation;
  block: Block | undefined;
  note: string;
  onNote: (note: string) => void;
  onClose: () => void;
}

function Body({ preparation, block, note, onNote, onClose }: BodyProps) {
  const say = useWords(publishWords);
  const id = useId();
  const before = useDraft((state) => state.published.sources);
  const after = useDraft((state) => state.history.present.sources);
  if (block === 'not-saved') return <Alert showIcon type="error" title={say('notSaved')} />;
  if (block === 'nothing') return <Alert showIcon type="info" title={say('nothing')} />;
  return (
    <div className="publish">
      {block === 'moved' && preparation.latest && (
        <BaseMoved latest={preparation.latest} onDone={() => void preparation.again()} />
      )}
      <Stops isRoles={block === 'roles'} onClose={onClose} />
      <section>
        <h3 className="section-title">{say('changes')}</h3>
        <ChangeList before={before} after={after} onGo={onClose} />
      </section>
      <section>
        <h3 className="section-title">{say('affects')}</h3>
        <AffectedList before={before} after={after} />
      </section>
      <section>
        <label className="section-title" htmlFor={id}>
          {say('note')}
        </label>
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 2, maxRows: 5 }}
          maxLength={500}
          placeholder={say('noteHint')}
          value={note}
          onChange={(event) => onNote(event.target.value)}
        />
      </section>
    </div>
  );
}

/** What stops publishing, each with the way to where it is put right; warnings stop nothing. */
function Stops({ isRoles, onClose }: { isRoles: boolean; onClose: () => void }) {
  const say = useWords(publishWords);
  const problems = useCheck((state) => state.problems);
  const errors = problems.filter((one) => one.isError);
  const warnings = problems.length - errors.length;
  return (
    <>
      {errors.length > 0 && (
        <Alert
          type="error"
          title={say('problems', { count: errors.length })}
          description={<ProblemList problems={errors} onGo={onClose} />}
        />
      )}
      {isRoles && (
        <Alert showIcon type="warning" title={say('adminOnly')} description={say('adminOnlyHint')} />
      )}
      {warnings > 0 && <p className="property-warning">▲ {say('warnings', { count: warnings })}</p>}
    </>
  );
}
