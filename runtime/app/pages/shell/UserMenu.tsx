import { CoffeeOutlined, LogoutOutlined, MacCommandOutlined } from '@ant-design/icons';
import { App, Button, Popover, Segmented } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useModules } from '../../api/modules.ts';
import { signOut, useSession } from '../../api/session.ts';
import { sendAll } from '../../components/decision/pending-decisions.ts';
import { PersonMark } from '../../components/PersonMark.tsx';
import { useLabel } from '../../components/use-label.ts';
import { useIsPhone } from '../../components/use-media.ts';
import { awayWords } from '../../messages/areas/away.ts';
import { shellWords } from '../../messages/areas/shell.ts';
import { useWords } from '../../messages/use-words.ts';
import { type Preferences, setPreferences, usePreferences } from '../../theme/preferences.ts';
import './user-menu.css';

/** Who is signed in, how the pages look here, and the way out. */
export function UserMenu({ onKeys }: { onKeys: () => void }) {
  const say = useWords(shellWords);
  const { user } = useSession();
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      content={
        <Panel
          onLeave={() => setOpen(false)}
          onKeys={() => {
            setOpen(false);
            onKeys();
          }}
        />
      }
    >
      <button type="button" className="plain-button user-button" aria-label={say('userMenu')}>
        <PersonMark name={user.name} size={28} />
      </button>
    </Popover>
  );
}

function Panel({ onKeys, onLeave }: { onKeys: () => void; onLeave: () => void }) {
  const say = useWords(shellWords);
  const label = useLabel();
  const { user, roles } = useSession();
  const { appearance, density } = usePreferences();
  const isPhone = useIsPhone();
  const leave = useLeave();
  return (
    <div className="user-panel">
      <div className="user-panel-person">
        <PersonMark name={user.name} size={36} />
        <div>
          <strong data-user-content="">{user.name}</strong>
          <small>
            {roles.map((role) => label(role.label)).join(' · ')}
            {user.department && <span data-user-content=""> · {user.department.title}</span>}
          </small>
        </div>
      </div>
      <Choice
        name={say('appearance')}
        value={appearance}
        options={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: say(value) }))}
        onChange={(value) => setPreferences({ appearance: value })}
      />
      <Choice
        name={say('density')}
        value={density}
        options={(['comfortable', 'compact'] as const).map((value) => ({ value, label: say(value) }))}
        onChange={(value) => setPreferences({ density: value })}
      />
      <div className="user-panel-acts">
        <AwayLink onOpen={onLeave} />
        {!isPhone && (
          <Button type="text" block icon={<MacCommandOutlined />} onClick={onKeys}>
            {say('keys')} <kbd>?</kbd>
          </Button>
        )}
        <Button type="text" block icon={<LogoutOutlined />} onClick={leave}>
          {say('signOut')}
        </Button>
      </div>
    </div>
  );
}

/** Who stands in while the person is away; for whoever may say so. */
function AwayLink({ onOpen }: { onOpen: () => void }) {
  const say = useWords(awayWords);
  const navigate = useNavigate();
  const mayBeAway = useModules().some((module) =>
    module.menu.some((item) => item.entity === 'proxy-rule' && item.canCreate),
  );
  if (!mayBeAway) return null;
  return (
    <Button
      type="text"
      block
      icon={<CoffeeOutlined />}
      onClick={() => {
        onOpen();
        navigate('/new/proxy-rule');
      }}
    >
      {say('whenAway')}
    </Button>
  );
}

function Choice<V extends Preferences['appearance'] | Preferences['density']>(props: {
  name: string;
  value: V;
  options: { value: V; label: string }[];
  onChange: (value: V) => void;
}) {
  return (
    <div className="user-panel-choice">
      <span>{props.name}</span>
      <Segmented
        block
        size="small"
        aria-label={props.name}
        value={props.value}
        options={props.options}
        onChange={props.onChange}
      />
    </div>
  );
}

function useLeave(): () => Promise<void> {
  const say = useWords(shellWords);
  const { message } = App.useApp();
  return async () => {
    try {
      await sendAll();
      await signOut();
    } catch {
      // Staying signed in on a shared machine must not look like having left.
      message.error(say('signOutFailed'));
      return;
    }
    // A new page begins with nothing in its memory.
    window.location.assign('/sign-in');
  };
}
