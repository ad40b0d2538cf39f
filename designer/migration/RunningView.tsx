import { useQuery } from '@tanstack/react-query';
import { Button, Empty, Result, Skeleton } from 'antd';
import { useLabel } from '../../runtime/app/components/use-label.ts';
import { useMoment } from '../../runtime/app/components/use-moment.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { useDraft } from '../draft/DraftProvider.tsx';
import { migrationWords } from '../messages/migration.ts';
import type { Shown } from './MigrationDialog.tsx';
import { isBehind, type MigrationSummary, type RunningApprovals, runningQuery } from './migrations.ts';

interface RunningViewProps {
  onShow: (shown: Shown) => void;
}

/** How many approvals run on which version of which workflow, and what was moved lately. */
export function RunningView({ onShow }: RunningViewProps) {
  const say = useWords(migrationWords);
  const version = useDraft((state) => state.workspace.version);
  const versionName = useVersionName();
  const { data, error, refetch } = useQuery(runningQuery);
  if (error)
    return (
      <Result
        status="warning"
        title={say('notLoaded')}
        extra={<Button onClick={() => void refetch()}>{say('tryAgain')}</Button>}
      />
    );
  if (!data) return <Skeleton active />;
  const sorted = [...data.running].sort((one, other) => Number(isBehind(other)) - Number(isBehind(one)));
  return (
    <div className="migration">
      <p className="visually-quiet">{say('hint', { version: versionName(version) })}</p>
      {sorted.length === 0 && <Empty description={say('none')} />}
      <ul className="migration-running">
        {sorted.map((one) => (
          <Running key={one.workflow} running={one} onShow={onShow} />
        ))}
      </ul>
      {data.items.length > 0 && <Past items={data.items} running={data.running} onShow={onShow} />}
    </div>
  );
}

function Running({ running, onShow }: RunningViewProps & { running: RunningApprovals }) {
  const say = useWords(migrationWords);
  const label = useLabel();
  const versionName = useVersionName();
  const { workflow, total, versions } = running;
  const hasOlder = versions.some((one) => !one.isCurrent);
  return (
    <li data-behind={isBehind(running) || undefined}>
      <div>
        <strong data-user-content="">{label(running.label) || workflow}</strong>
        <small className="migration-count">{say('running', { count: total })}</small>
        <ul className="migration-versions">
          {versions.map((one) => (
            <li key={one.configuration} data-differs={one.differs || undefined}>
              {say('onVersion', {
                version: versionName(one.number),
                count: one.count,
              })}
              <small className="migration-mark">
                {say(one.isCurrent ? 'current' : one.differs ? 'differs' : 'same')}
              </small>
            </li>
          ))}
        </ul>
      </div>
      {isBehind(running) ? (
        <Button type="primary" ghost onClick={() => onShow({ kind: 'dry-run', workflow })}>
          {say('examine')}
        </Button>
      ) : (
        <small className="migration-quiet">{say(hasOlder ? 'allSame' : 'allCurrent')}</small>
      )}
    </li>
  );
}

/** What a version is called: the standard before anything was published, none where it is not known any more. */
function useVersionName(): (number: number | null) => string {
  const say = useWords(migrationWords);
  return (number) => {
    if (number === null) return say('earlier');
    return number === 0 ? say('standard') : say('version', { number });
  };
}

interface PastProps extends RunningViewProps {
  items: readonly MigrationSummary[];
  running: readonly RunningApprovals[];
}

/** What was moved lately, each with the way to take it back. */
function Past({ items, running, onShow }: PastProps) {
  const say = useWords(migrationWords);
  const label = useLabel();
  const { full } = useMoment();
  const nameOf = (workflow: string) =>
    label(running.find((one) => one.workflow === workflow)?.label ?? undefined) || workflow;
  return (
    <section>
      <h3 className="section-title">{say('past')}</h3>
      <ul className="migration-past">
        {items.map(({ id, at, by, workflow, total }) => (
          <li key={id}>
            <span data-user-content="">
              {say('pastOne', { at: full(at), by: by.title, name: nameOf(workflow), total })}
            </span>
            <Button type="link" size="small" onClick={() => onShow({ kind: 'progress', id })}>
              {say('show')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
