import { FormOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useSession } from '../../api/session.ts';
import { useLabel } from '../../components/use-label.ts';
import { useIsPhone } from '../../components/use-media.ts';
import { keys } from '../../keys/keys.ts';
import { capsOf } from '../../keys/press.ts';
import { shellWords } from '../../messages/areas/shell.ts';
import { switchLanguage } from '../../messages/language.ts';
import { useLanguage, useWords } from '../../messages/use-words.ts';
import { Bell } from './Bell.tsx';
import { UserMenu } from './UserMenu.tsx';

/** Search, language, notifications, the person; on a phone only what the bar at the bottom has no room for. */
export function TopBar({ onSearch, onKeys }: { onSearch: () => void; onKeys: () => void }) {
  const say = useWords(shellWords);
  const language = useLanguage();
  const label = useLabel();
  const { isDesigner, tenant } = useSession();
  const isPhone = useIsPhone();
  return (
    <header className="top-bar">
      {isPhone ? (
        <span className="top-bar-company ellipsis" data-user-content="">
          {label(tenant.name)}
        </span>
      ) : (
        <button type="button" className="plain-button top-bar-search" onClick={onSearch}>
          <SearchOutlined />
          <span className="ellipsis">{say('searchHint')}</span>
          <span className="top-bar-keys" aria-hidden="true">
            {capsOf(keys.palette.press[0]).map((cap) => (
              <kbd key={cap}>{cap}</kbd>
            ))}
          </span>
        </button>
      )}
      <div className="top-bar-end">
        {isDesigner && (
          <a className="top-bar-link" href="/designer/" title={say('designer')}>
            <FormOutlined /> <span className={isPhone ? 'visually-hidden' : ''}>{say('designer')}</span>
          </a>
        )}
        <Tooltip title={say('language')}>
          <Button
            type="text"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => switchLanguage(language === 'en' ? 'zh-CN' : 'en')}
          >
            <span data-user-content="">{say('languageShort')}</span>
            <span className="visually-hidden">{say('language')}</span>
          </Button>
        </Tooltip>
        <Bell />
        <UserMenu onKeys={onKeys} />
      </div>
    </header>
  );
}
