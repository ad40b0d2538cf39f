import { DownOutlined, UpOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { Problem } from '../../runtime/app/api/problem.ts';
import { useMoment } from '../../runtime/app/components/use-moment.ts';
import { useProblemWords } from '../../runtime/app/components/use-problem-words.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { ChangeList } from '../changes/ChangeList.tsx';
import { useDraft, useEdit } from '../draft/DraftProvider.tsx';
import { known } from '../draft/draft-store.ts';
import { type Version, versionLayerQuery } from '../draft/workspace.ts';
import { versionWords } from '../messages/versions.ts';
import { useVersionSources } from './use-version-sources.ts';

interface VersionCardProps {
  version: Version;
  onRollBack: () => void;
}

/** One version: who published it when and why, what it changed, and the way back to it. */
export function VersionCard({ version, onRollBack }: VersionCardProps) {
  const say = useWords(versionWords);
  const { full } = useMoment();
  const [isOpen, setOpen] = useState(false);
  const { number, note, author, at, restores, isCurrent, changeCount } = version;
  const restored = restores === 0 ? say('restoresStandard') : say('restores', { number: restores ?? 0 });
  return (
    <Card
      title={say('number', { number })}
      isCurrent={isCurrent}
      mark={restores !== null && <Tag>{restored}</Tag>}
      onRollBack={onRollBack}
      number={number}
    >
      <p data-user-content="">{note || <span className="visually-quiet">{say('noNote')}</span>}</p>
      <p className="version-story">
        <span data-user-content="">{say('by', { name: author.title, time: full(at) })}</span>
        {' · '}
        {say('count', { count: changeCount })}
      </p>
      <Button
        type="link"
        size="small"
        className="version-more"
        aria-expanded={isOpen}
        icon={isOpen ? <UpOutlined /> : <DownOutlined />}
        onClick={() => setOpen(!isOpen)}
      >
        {say(isOpen ? 'hide' : 'show')}
      </Button>
      {isOpen && <Changed number={number} />}
    </Card>
  );
}

export function StandardCard({ isCurrent, onRollBack }: { isCurrent: boolean; onRollBack: () => void }) {
  const say = useWords(versionWords);
  return (
    <Card title={say('standard')} isCurrent={isCurrent} number={0} onRollBack={onRollBack}>
      <p className="visually-quiet">{say('standardHint')}</p>
    </Card>
  );
}

interface CardProps {
  title: string;
  number: number;
  isCurrent: boolean;
  mark?: ReactNode;
  onRollBack: () => void;
  children: ReactNode;
}

function Card({ title, number, isCurrent, mark, onRollBack, children }: CardProps) {
  const say = useWords(versionWords);
  return (
    <article className="version" data-current={isCurrent || undefined} aria-label={title}>
      <header>
        <h2>{title}</h2>
        {isCurrent && <span className="version-current">{say('current')}</span>}
        {mark}
        {!isCurrent && (
          <span className="version-acts">
            <AsDraft number={number} />
            <Button size="small" onClick={onRollBack}>
              {say('rollBack')}
            </Button>
          </span>
        )}
      </header>
      {children}
    </article>
  );
}

/** Takes the work back to a version without publishing it: one step, which undo takes back. */
function AsDraft({ number }: { number: number }) {
  const say = useWords(versionWords);
  const standard = useDraft((state) => state.workspace.standard);
  const edit = useEdit();
  const client = useQueryClient();
  const problemWords = useProblemWords();
  const { message } = App.useApp();
  const open = async () => {
    try {
      const layer = await client.fetchQuery(versionLayerQuery(number));
      edit({ kind: 'replace-all', sources: known(standard, layer).sources });
      void message.info(say(number === 0 ? 'asDraftDoneStandard' : 'asDraftDone', { number }));
    } catch (cause) {
      if (!(cause instanceof Problem)) throw cause;
      void message.error(problemWords(cause));
    }
  };
  return (
    <Button size="small" type="text" onClick={() => void open()}>
      {say('asDraft')}
    </Button>
  );
}

function Changed({ number }: { number: number }) {
  const say = useWords(versionWords);
  const before = useVersionSources(number - 1);
  const after = useVersionSources(number);
  if (!before || !after) return <p className="field-hint">{say('loading')}</p>;
  return (
    <div className="version-changed">
      <p className="field-hint">
        {number === 1 ? say('comparedToStandard') : say('comparedTo', { number: number - 1 })}
      </p>
      <ChangeList before={before} after={after} />
    </div>
  );
}
