import { DownOutlined } from '@ant-design/icons';
import { Popover } from 'antd';
import { useState } from 'react';
import { NavLink, useLocation, useMatch } from 'react-router';
import { addressOf, type ListedModule, useModules } from '../../api/modules.ts';
import { ModuleIcon } from '../../components/ModuleIcon.tsx';
import { useInSight } from '../../components/use-in-sight.ts';
import { useLabel } from '../../components/use-label.ts';
import { setPreferences, usePreferences } from '../../theme/preferences.ts';

/** The modules with their pages; folded to icons, each opens its pages beside itself. */
export function ModuleMenu({ isCollapsed, onOpen }: { isCollapsed: boolean; onOpen?: () => void }) {
  const modules = useModules();
  return (
    <ul>
      {modules.map((module) =>
        isCollapsed ? (
          <CollapsedModule key={module.id} module={module} />
        ) : (
          <OpenModule key={module.id} module={module} {...(onOpen && { onOpen })} />
        ),
      )}
    </ul>
  );
}

function OpenModule({ module, onOpen }: { module: ListedModule; onOpen?: () => void }) {
  const label = useLabel();
  const folded = usePreferences((one) => one.foldedModules);
  const isFolded = folded.includes(module.id);
  const fold = () =>
    setPreferences({
      foldedModules: isFolded ? folded.filter((id) => id !== module.id) : [...folded, module.id],
    });
  return (
    <li>
      <button
        type="button"
        className="plain-button side-menu-module"
        aria-expanded={!isFolded}
        onClick={fold}
      >
        <ModuleIcon icon={module.icon} />
        <span className="ellipsis">{label(module.label)}</span>
        <DownOutlined className="side-menu-arrow" />
      </button>
      {!isFolded && <ModuleLinks module={module} {...(onOpen && { onOpen })} />}
    </li>
  );
}

function CollapsedModule({ module }: { module: ListedModule }) {
  const label = useLabel();
  const { pathname } = useLocation();
  const [isOpen, setOpen] = useState(false);
  const isCurrent = module.menu.some((item) => pathname === addressOf(item));
  return (
    <li>
      <Popover
        open={isOpen}
        onOpenChange={setOpen}
        trigger={['hover', 'click']}
        placement="rightTop"
        title={label(module.label)}
        content={
          <div className="side-menu-flyout">
            <ModuleLinks module={module} onOpen={() => setOpen(false)} />
          </div>
        }
      >
        <button
          type="button"
          className="plain-button side-menu-link"
          aria-label={label(module.label)}
          aria-expanded={isOpen}
          data-current={isCurrent || undefined}
        >
          <ModuleIcon icon={module.icon} />
        </button>
      </Popover>
    </li>
  );
}

function ModuleLinks({ module, onOpen }: { module: ListedModule; onOpen?: () => void }) {
  const label = useLabel();
  return (
    <ul>
      {module.menu.map((item) => (
        <PageLink key={item.id} to={addressOf(item)} words={label(item.label)} onOpen={onOpen} />
      ))}
    </ul>
  );
}

/** The way to one page, brought into sight where it is the one that is open. */
function PageLink(props: { to: string; words: string; onOpen: (() => void) | undefined }) {
  const { to } = props;
  const isCurrent = useMatch(`${to}/*`) !== null;
  const current = useInSight<HTMLAnchorElement>(isCurrent);
  return (
    <li>
      <NavLink
        ref={isCurrent ? current : null}
        to={to}
        className="side-menu-link side-menu-page"
        onClick={props.onOpen}
      >
        <span className="ellipsis">{props.words}</span>
      </NavLink>
    </li>
  );
}
