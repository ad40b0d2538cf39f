import { lazy, Suspense, useState } from 'react';
import { Outlet, useNavigate } from 'react-router';
import { useSession } from '../../api/session.ts';
import { DecisionToast } from '../../components/decision/DecisionToast.tsx';
import { useIsPhone } from '../../components/use-media.ts';
import { useKey } from '../../keys/use-key.ts';
import { shellWords } from '../../messages/areas/shell.ts';
import { useWords } from '../../messages/use-words.ts';
import { useHints } from '../../realtime/use-hints.ts';
import { setPreferences, usePreferences } from '../../theme/preferences.ts';
import { DemoBanner } from './DemoBanner.tsx';
import { LoadingBar } from './LoadingBar.tsx';
import { OfflineBar } from './OfflineBar.tsx';
import { SideMenu } from './SideMenu.tsx';
import { TopBar } from './TopBar.tsx';
import './shell.css';

const Palette = lazy(() => import('../../components/palette/Palette.tsx'));
const PhoneBar = lazy(() => import('./PhoneBar.tsx'));
const CheatSheet = lazy(() => import('../../keys/CheatSheet.tsx'));

/** What is around every page. */
export function Shell() {
  const say = useWords(shellWords);
  const { tenant, csrfToken } = useSession();
  const isPhone = useIsPhone();
  const isCollapsed = usePreferences((one) => one.isMenuCollapsed);
  const [open, setOpen] = useState<'palette' | 'keys'>();
  const navigate = useNavigate();
  const close = () => setOpen(undefined);
  useHints(csrfToken);
  useKey('palette', () => setOpen('palette'));
  useKey('cheatSheet', () => setOpen('keys'));
  useKey('goHome', () => navigate('/'));
  useKey('goInbox', () => navigate('/inbox'));
  useKey('toggleMenu', () => setPreferences({ isMenuCollapsed: !isCollapsed }), !isPhone);
  return (
    <div className="shell" data-menu={isCollapsed ? 'collapsed' : 'open'}>
      <a className="skip-link" href="#content">
        {say('skip')}
      </a>
      <LoadingBar />
      {tenant.isDemo && <DemoBanner />}
      <OfflineBar />
      <div className="shell-columns">
        {!isPhone && <SideMenu isCollapsed={isCollapsed} />}
        <div className="shell-page">
          <TopBar onSearch={() => setOpen('palette')} onKeys={() => setOpen('keys')} />
          <main id="content" className="shell-content" tabIndex={-1}>
            <Outlet />
          </main>
          <Suspense>{isPhone && <PhoneBar onSearch={() => setOpen('palette')} />}</Suspense>
        </div>
      </div>
      <DecisionToast />
      <Suspense>
        {open === 'palette' && <Palette onClose={close} />}
        {open === 'keys' && <CheatSheet onClose={close} />}
      </Suspense>
    </div>
  );
}
