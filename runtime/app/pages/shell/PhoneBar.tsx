import { HomeOutlined, MenuOutlined, SearchOutlined, SolutionOutlined } from '@ant-design/icons';
import { Drawer } from 'antd';
import { useState } from 'react';
import { NavLink } from 'react-router';
import { useSession } from '../../api/session.ts';
import { useLabel } from '../../components/use-label.ts';
import { shellWords } from '../../messages/areas/shell.ts';
import { useWords } from '../../messages/use-words.ts';
import { ModuleMenu } from './ModuleMenu.tsx';
import { OpenTaskCount } from './OpenTaskCount.tsx';

/** The bar under the thumb: home, inbox, search, everything else. */
export default function PhoneBar({ onSearch }: { onSearch: () => void }) {
  const say = useWords(shellWords);
  const label = useLabel();
  const { tenant } = useSession();
  const [isOpen, setOpen] = useState(false);
  return (
    <nav className="phone-bar" aria-label={say('mainMenu')}>
      <NavLink to="/" end>
        <HomeOutlined />
        {say('home')}
      </NavLink>
      <NavLink to="/inbox">
        <SolutionOutlined />
        {say('inbox')}
        <OpenTaskCount />
      </NavLink>
      <button type="button" className="plain-button" onClick={onSearch}>
        <SearchOutlined />
        {say('search')}
      </button>
      <button type="button" className="plain-button" onClick={() => setOpen(true)} aria-expanded={isOpen}>
        <MenuOutlined />
        {say('menu')}
      </button>
      <Drawer
        open={isOpen}
        onClose={() => setOpen(false)}
        placement="left"
        size="86%"
        title={<span data-user-content="">{label(tenant.name)}</span>}
      >
        <ModuleMenu isCollapsed={false} onOpen={() => setOpen(false)} />
      </Drawer>
    </nav>
  );
}
