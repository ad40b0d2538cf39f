import { HomeOutlined, MenuFoldOutlined, MenuUnfoldOutlined, SolutionOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import { NavLink } from 'react-router';
import { useSession } from '../../api/session.ts';
import { Mark } from '../../components/Mark.tsx';
import { useLabel } from '../../components/use-label.ts';
import { shellWords } from '../../messages/areas/shell.ts';
import { useWords } from '../../messages/use-words.ts';
import { setPreferences } from '../../theme/preferences.ts';
import { ModuleMenu } from './ModuleMenu.tsx';
import { OpenTaskCount } from './OpenTaskCount.tsx';
import './side-menu.css';

/** The menu at the side: company, home, inbox, and what the modules offer this person. */
export function SideMenu({ isCollapsed }: { isCollapsed: boolean }) {
  const say = useWords(shellWords);
  const label = useLabel();
  const { tenant } = useSession();
  return (
    <nav className="side-menu" aria-label={say('mainMenu')}>
      <div className="side-menu-company">
        <Mark />
        {!isCollapsed && (
          <span data-user-content="" title={label(tenant.name)}>
            {label(tenant.name)}
          </span>
        )}
      </div>
      <div className="side-menu-main">
        <MainLinks isCollapsed={isCollapsed} />
      </div>
      <div className="side-menu-scroll">
        <ModuleMenu isCollapsed={isCollapsed} />
      </div>
      <button
        type="button"
        className="plain-button side-menu-fold"
        onClick={() => setPreferences({ isMenuCollapsed: !isCollapsed })}
        aria-label={say(isCollapsed ? 'unfoldMenu' : 'foldMenu')}
      >
        {isCollapsed ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
        {!isCollapsed && <span>{say('foldMenu')}</span>}
      </button>
    </nav>
  );
}

/** Home and inbox, which everybody has. */
export function MainLinks({ isCollapsed, onOpen }: { isCollapsed: boolean; onOpen?: () => void }) {
  const say = useWords(shellWords);
  const links = [
    { to: '/', icon: <HomeOutlined />, words: say('home') },
    { to: '/inbox', icon: <SolutionOutlined />, words: say('inbox') },
  ];
  return (
    <ul>
      {links.map(({ to, icon, words }) => (
        <li key={to}>
          <Tooltip title={isCollapsed ? words : ''} placement="right">
            <NavLink to={to} end={to === '/'} className="side-menu-link" onClick={onOpen}>
              {icon}
              <span className={isCollapsed ? 'visually-hidden' : ''}>{words}</span>
              {to === '/inbox' && <OpenTaskCount />}
            </NavLink>
          </Tooltip>
        </li>
      ))}
    </ul>
  );
}
