import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm, Progress, Skeleton } from 'antd';
import { useState } from 'react';
import { Problem } from '../../runtime/app/api/problem.ts';
import { useProblemWords } from '../../runtime/app/components/use-problem-words.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { migrationWords } from '../messages/migration.ts';
import type { Shown } from './MigrationDialog.tsx';
import { type Migration, migrationQuery, takeBackMigration } from './migrations.ts';

interface ProgressViewProps {
  id: string;
  onShow: (shown: Shown) => void;
}

/** How far a migration has got, what became of it, and the way back. */
export function ProgressView({ id, onShow }: ProgressViewProps) {
  const say = useWords(migrationWords);
  const { data } = useQuery(migrationQuery(id));
  if (!data) return <Skeleton active />;
  const { total, done } = data;
  const isThrough = done === total;
  const phase = data.takeBack ? (isThrough ? 'takenBack' : 'takingBack') : isThrough ? 'done' : 'moving';
  return (
    <div className="migration" aria-live="polite">
      <h3 className="migration-phase">{say(phase)}</h3>
      <Progress
        percent={total === 0 ? 100 : Math.round((100 * done) / total)}
        status={isThrough ? 'success' : 'active'}
        format={() => say('progress', { done, total })}
      />
      {!isThrough && <p className="visually-quiet">{say('background')}</p>}
      {isThrough && <Outcome migration={data} />}
      <footer className="migration-acts">
        <Button onClick={() => onShow({ kind: 'running' })}>{say('back')}</Button>
        {isThrough && !data.takeBack && data.migrated > 0 && <TakeBack id={id} />}
      </footer>
    </div>
  );
}

/** What became of the approvals, counted. */
function Outcome({ migration: { migrated, takenBack, takeBack, items } }: { migration: Migration }) {
  const say = useWords(migrationWords);
  const left = items.filter((one) => one.outcome === 'blocked' || one.outcome === 'needs-mapping').length;
  const used = takeBack ? migrated : 0;
  const counts = [
    ['migrated', takeBack ? 0 : migrated],
    ['returned', takenBack],
    ['used', used],
    ['left', left],
  ] as const;
  return (
    <ul className="publish-affects">
      {counts.map(([key, count]) => count > 0 && <li key={key}>{say(key, { count })}</li>)}
    </ul>
  );
}

function TakeBack({ id }: { id: string }) {
  const say = useWords(migrationWords);
  const client = useQueryClient();
  const problemWords = useProblemWords();
  const { message } = App.useApp();
  const [isAsking, setAsking] = useState(false);
  const takeBack = async () => {
    setAsking(true);
    try {
      client.setQueryData(migrationQuery(id).queryKey, await takeBackMigration(id));
      await client.invalidateQueries({ queryKey: migrationQuery(id).queryKey });
    } catch (cause) {
      if (!(cause instanceof Problem)) throw cause;
      void message.error(say('failed', { why: problemWords(cause) }), 6);
    } finally {
      setAsking(false);
    }
  };
  return (
    <>
      <small className="migration-rest">{say('takeBackHint')}</small>
      <Popconfirm
        title={say('confirmTakeBack')}
        okText={say('takeBack')}
        cancelText={say('close')}
        onConfirm={() => void takeBack()}
      >
        <Button danger loading={isAsking}>
          {say('takeBack')}
        </Button>
      </Popconfirm>
    </>
  );
}
