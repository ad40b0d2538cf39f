import { BranchesOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Result, Skeleton } from 'antd';
import { useState } from 'react';
import { usePageTitle } from '../../runtime/app/components/use-page-title.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { type Version, versionsQuery } from '../draft/workspace.ts';
import { migrationWords } from '../messages/migration.ts';
import { versionWords } from '../messages/versions.ts';
import { showMigrations } from '../migration/migration-dialog.ts';
import { RollBackDialog } from './RollBackDialog.tsx';
import { StandardCard, VersionCard } from './VersionCard.tsx';
import '../publish/publish.css';
import './versions.css';

/** Everything that was ever published, newest first, down to the plain standard. */
export function VersionsPage() {
  const say = useWords(versionWords);
  const running = useWords(migrationWords);
  const { data, error, refetch } = useQuery(versionsQuery);
  const [goal, setGoal] = useState<number>();
  usePageTitle(say('title'));
  return (
    <div className="versions-page">
      <div className="versions">
        <header className="versions-head">
          <h1>{say('title')}</h1>
          <Button icon={<BranchesOutlined />} onClick={() => showMigrations(true)}>
            {running('open')}
          </Button>
        </header>
        <p className="visually-quiet">{say('hint')}</p>
        {error && (
          <Result
            status="warning"
            title={say('notLoaded')}
            extra={<Button onClick={() => void refetch()}>{say('tryAgain')}</Button>}
          />
        )}
        {!data && !error && <Skeleton active />}
        {data && <List versions={data} onRollBack={setGoal} />}
      </div>
      {goal !== undefined && <RollBackDialog number={goal} onClose={() => setGoal(undefined)} />}
    </div>
  );
}

function List({ versions, onRollBack }: { versions: Version[]; onRollBack: (number: number) => void }) {
  return (
    <ol className="version-list">
      {versions.map((one) => (
        <li key={one.number}>
          <VersionCard version={one} onRollBack={() => onRollBack(one.number)} />
        </li>
      ))}
      <li>
        <StandardCard isCurrent={versions.length === 0} onRollBack={() => onRollBack(0)} />
      </li>
    </ol>
  );
}
