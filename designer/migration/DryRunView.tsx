import { useQuery } from '@tanstack/react-query';
import { App, Button, Empty, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { Problem } from '../../runtime/app/api/problem.ts';
import { useProblemWords } from '../../runtime/app/components/use-problem-words.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { migrationWords } from '../messages/migration.ts';
import { DryRunTable } from './DryRunTable.tsx';
import type { Shown } from './MigrationDialog.tsx';
import {
  type DryRun,
  dryRunQuery,
  type MigrationRequest,
  startMigration,
  type Visits,
} from './migrations.ts';
import { NodeMapping } from './NodeMapping.tsx';

interface DryRunViewProps {
  workflow: string;
  onShow: (shown: Shown) => void;
}

/** What moving the approvals of a workflow would mean, one by one, and which of them are moved. */
export function DryRunView({ workflow, onShow }: DryRunViewProps) {
  const say = useWords(migrationWords);
  const [visits, setVisits] = useState<Visits>('keep');
  const [nodes, setNodes] = useState<Record<string, string>>({});
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const request: MigrationRequest = { workflow, visits, nodes };
  const { data, error } = useQuery(dryRunQuery(request));
  const problemWords = useProblemWords();
  const back = <Button onClick={() => onShow({ kind: 'running' })}>{say('back')}</Button>;
  if (error instanceof Problem)
    return <Empty description={say('failed', { why: problemWords(error) })}>{back}</Empty>;
  const chosen = movable(data).filter((id) => !left.has(id));
  return (
    <div className="migration">
      <p className="visually-quiet">{say('dryHint')}</p>
      <OpenSteps visits={visits} onChange={setVisits} />
      <NodeMapping workflow={workflow} data={data} nodes={nodes} onChange={setNodes} />
      {data === undefined ? (
        <div role="status">
          <p>{say('examining')}</p>
          <Skeleton active title={false} />
        </div>
      ) : data.items.length === 0 ? (
        <Empty description={say('nothingLeft')} />
      ) : (
        <DryRunTable data={data} left={left} onLeave={setLeft} />
      )}
      <footer className="migration-acts">
        {data && (
          <span className="migration-rest">
            {say('selected', { count: chosen.length, blocked: data.items.length - movable(data).length })}
          </span>
        )}
        {back}
        <Move request={request} instances={chosen} onShow={onShow} />
      </footer>
    </div>
  );
}

function movable(data: DryRun | undefined): string[] {
  return (data?.items ?? []).filter((one) => one.outcome === 'ok').map((one) => one.instance);
}

function OpenSteps({ visits, onChange }: { visits: Visits; onChange: (visits: Visits) => void }) {
  const say = useWords(migrationWords);
  return (
    <div className="migration-steps">
      <span id="open-steps">{say('openSteps')}</span>
      <Segmented<Visits>
        aria-labelledby="open-steps"
        value={visits}
        options={(['keep', 'reopen'] as const).map((value) => ({ value, label: say(value) }))}
        onChange={onChange}
      />
      {visits === 'reopen' && <small className="migration-note">{say('reopenHint')}</small>}
    </div>
  );
}

interface MoveProps {
  request: MigrationRequest;
  instances: readonly string[];
  onShow: DryRunViewProps['onShow'];
}

function Move({ request, instances, onShow }: MoveProps) {
  const say = useWords(migrationWords);
  const problemWords = useProblemWords();
  const { message } = App.useApp();
  const [isStarting, setStarting] = useState(false);
  const start = async () => {
    setStarting(true);
    try {
      const { id } = await startMigration({ ...request, instances });
      onShow({ kind: 'progress', id });
    } catch (cause) {
      setStarting(false);
      if (!(cause instanceof Problem)) throw cause;
      void message.error(say('failed', { why: problemWords(cause) }), 6);
    }
  };
  return (
    <Button
      type="primary"
      loading={isStarting}
      disabled={instances.length === 0}
      onClick={() => void start()}
    >
      {say('migrate', { count: instances.length })}
    </Button>
  );
}
