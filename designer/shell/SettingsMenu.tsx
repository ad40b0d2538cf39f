import {
  BgColorsOutlined,
  HistoryOutlined,
  LogoutOutlined,
  RollbackOutlined,
  TranslationOutlined,
} from '@ant-design/icons';
import { Dropdown } from 'antd';
import { useNavigate } from 'react-router';
import { signOut, useSession } from '../../runtime/app/api/session.ts';
import { PersonMark } from '../../runtime/app/components/PersonMark.tsx';
import { useIsPhone } from '../../runtime/app/components/use-media.ts';
import { switchLanguage } from '../../runtime/app/messages/language.ts';
import { useLanguage, useWords } from '../../runtime/app/messages/use-words.ts';
import { setPreferences, usePreferences } from '../../runtime/app/theme/preferences.ts';
import { shellWords } from '../messages/shell.ts';

/** Language, light or dark, the way back to the app, and out; on a phone the versions too. */
export function SettingsMenu() {
  const say = useWords(shellWords);
  const language = useLanguage();
  const { user } = useSession();
  const isPhone = useIsPhone();
  const navigate = useNavigate();
  const appearance = usePreferences((one) => one.appearance);
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        selectedKeys: [appearance],
        items: [
          // A wide window has them in the bar.
          ...(isPhone ? [{ key: 'versions', icon: <HistoryOutlined />, label: say('versions') }] : []),
          { key: 'app', icon: <RollbackOutlined />, label: <a href="/">{say('toApp')}</a> },
          { key: 'language', icon: <TranslationOutlined />, label: say('language') },
          {
            key: 'appearance',
            icon: <BgColorsOutlined />,
            label: say('appearance'),
            children: (['system', 'light', 'dark'] as const).map((key) => ({ key, label: say(key) })),
          },
          { type: 'divider' },
          { key: 'leave', icon: <LogoutOutlined />, label: say('signOut') },
        ],
        onClick: ({ key }) => {
          if (key === 'language') switchLanguage(language === 'en' ? 'zh-CN' : 'en');
          else if (key === 'versions') navigate('/versions');
          else if (key === 'leave') void signOut().then(() => window.location.assign('/sign-in'));
          else if (key === 'system' || key === 'light' || key === 'dark') setPreferences({ appearance: key });
        },
      }}
    >
      <button type="button" className="plain-button" aria-label={say('userMenu')}>
        <PersonMark name={user.name} size={28} />
      </button>
    </Dropdown>
  );
}
