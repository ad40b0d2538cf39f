import { Drawer } from 'antd';
import { useEffect, useState } from 'react';
import { Outlet, useLocation } from 'react-router';
import { useIsPhone } from '../../runtime/app/components/use-media.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { ConflictDialog } from '../draft/ConflictDialog.tsx';
import { useDraftStore } from '../draft/DraftProvider.tsx';
import { select } from '../draft/draft-store.ts';
import { shellWords } from '../messages/shell.ts';
import { MigrationDialog } from '../migration/MigrationDialog.tsx';
import { ProblemsPanel } from '../problems/ProblemsPanel.tsx';
import { Contents } from './Contents.tsx';
import { TopBar } from './TopBar.tsx';
import { useDesignerKeys } from './use-designer-keys.ts';
import { useFollowSelection } from './use-follow-selection.ts';
import './shell.css';

/** The frame: contents at the left, the page, problems below, the draft and publishing above. */
export function Shell() {
  const say = useWords(shellWords);
  const isPhone = useIsPhone();
  const [isOpen, setOpen] = useState(false);
  const { pathname } = useLocation();
  const drafts = useDraftStore();
  useDesignerKeys();
  useFollowSelection();
  useEffect(() => {
    setOpen(false);
    const { selection } = drafts.getState().history.present;
    if (selection.page !== pathname) select(drafts, { page: pathname });
  }, [pathname, drafts]);
  return (
    <div className="designer">
      <a className="designer-skip" href="#designer-main">
        {say('toContent')}
      </a>
      <TopBar onContents={() => setOpen(true)} />
      <div className="designer-columns">
        {isPhone ? (
          <Drawer
            open={isOpen}
            onClose={() => setOpen(false)}
            placement="left"
            size="min(320px, 88vw)"
            title={say('contents')}
            styles={{ body: { padding: 0 } }}
          >
            <Contents />
          </Drawer>
        ) : (
          <aside className="designer-side" aria-label={say('contents')}>
            <Contents />
          </aside>
        )}
        <main id="designer-main" className="designer-main" tabIndex={-1}>
          <div className="designer-page">
            <Outlet />
          </div>
          <ProblemsPanel />
        </main>
      </div>
      <ConflictDialog />
      <MigrationDialog />
    </div>
  );
}
