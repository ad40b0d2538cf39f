import { Modal } from 'antd';
import { useState } from 'react';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { migrationWords } from '../messages/migration.ts';
import { DryRunView } from './DryRunView.tsx';
import { showMigrations, useMigrationDialog } from './migration-dialog.ts';
import { ProgressView } from './ProgressView.tsx';
import { RunningView } from './RunningView.tsx';
import './migration.css';

/** What of the dialog is shown: everything under way, a dry run of one workflow, or how far a migration has got. */
export type Shown =
  | { kind: 'running' }
  | { kind: 'dry-run'; workflow: string }
  | { kind: 'progress'; id: string };

/** Approvals under way: how many on which version, what moving them would mean, and the way back (approval.md L2). */
export function MigrationDialog() {
  const isOpen = useMigrationDialog((state) => state.isOpen);
  return isOpen ? <Opened /> : null;
}

function Opened() {
  const say = useWords(migrationWords);
  const [shown, show] = useState<Shown>({ kind: 'running' });
  return (
    <Modal
      open
      width={880}
      title={say('title')}
      onCancel={() => showMigrations(false)}
      footer={null}
      maskClosable={false}
    >
      {shown.kind === 'running' && <RunningView onShow={show} />}
      {shown.kind === 'dry-run' && (
        <DryRunView key={shown.workflow} workflow={shown.workflow} onShow={show} />
      )}
      {shown.kind === 'progress' && <ProgressView key={shown.id} id={shown.id} onShow={show} />}
    </Modal>
  );
}
