import { HistoryOutlined, MenuOutlined, RedoOutlined, RocketOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useSession } from '../../runtime/app/api/session.ts';
import { Mark } from '../../runtime/app/components/Mark.tsx';
import { useLabel } from '../../runtime/app/components/use-label.ts';
import { useIsPhone } from '../../runtime/app/components/use-media.ts';
import { capsOf } from '../../runtime/app/keys/press.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { useDraft, useDraftStore } from '../draft/DraftProvider.tsx';
import { redoStep, undoStep } from '../draft/draft-store.ts';
import { shellWords } from '../messages/shell.ts';
import { PublishDialog } from '../publish/PublishDialog.tsx';
import { DraftChip } from './DraftChip.tsx';
import { SettingsMenu } from './SettingsMenu.tsx';

export function TopBar({ onContents }: { onContents: () => void }) {
  const say = useWords(shellWords);
  const label = useLabel();
  const isPhone = useIsPhone();
  const navigate = useNavigate();
  const { tenant } = useSession();
  const [isPublishing, setPublishing] = useState(false);
  return (
    <header className="designer-bar">
      {isPhone && (
        <Button type="text" icon={<MenuOutlined />} aria-label={say('openContents')} onClick={onContents} />
      )}
      <Link to="/" className="designer-bar-home" aria-label={say('designer')}>
        <Mark />
        <span>{say('designer')}</span>
      </Link>
      <span className="designer-bar-tenant" data-user-content="">
        {label(tenant.name)}
      </span>
      <div className="designer-bar-end">
        <DraftChip />
        <History />
        <span className="designer-bar-rule" />
        {!isPhone && (
          <Button type="text" icon={<HistoryOutlined />} onClick={() => navigate('/versions')}>
            {say('versions')}
          </Button>
        )}
        <Button
          type="primary"
          icon={<RocketOutlined />}
          aria-label={say('publish')}
          onClick={() => setPublishing(true)}
        >
          {isPhone ? undefined : say('publish')}
        </Button>
        <SettingsMenu />
      </div>
      {isPublishing && <PublishDialog onClose={() => setPublishing(false)} />}
    </header>
  );
}

function History() {
  const say = useWords(shellWords);
  const drafts = useDraftStore();
  const canUndo = useDraft((state) => state.history.past.length > 0);
  const canRedo = useDraft((state) => state.history.future.length > 0);
  const keys = (press: string) => capsOf(press).join('+');
  return (
    <>
      <Tooltip title={say('undoHint', { keys: keys('mod+z') })}>
        <Button
          type="text"
          icon={<UndoOutlined />}
          aria-label={say('undo')}
          disabled={!canUndo}
          onClick={() => undoStep(drafts)}
        />
      </Tooltip>
      <Tooltip title={say('redoHint', { keys: keys('mod+shift+z') })}>
        <Button
          type="text"
          icon={<RedoOutlined />}
          aria-label={say('redo')}
          disabled={!canRedo}
          onClick={() => redoStep(drafts)}
        />
      </Tooltip>
    </>
  );
}
