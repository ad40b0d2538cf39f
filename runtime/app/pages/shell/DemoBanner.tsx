import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { beginSession, demoPassword, personasQuery, signIn, useSession } from '../../api/session.ts';
import { ActMenu } from '../../components/ActMenu.tsx';
import { sendAll } from '../../components/decision/pending-decisions.ts';
import { PersonMark } from '../../components/PersonMark.tsx';
import { useLabel } from '../../components/use-label.ts';
import { useIsPhone } from '../../components/use-media.ts';
import { useProblemWords } from '../../components/use-problem-words.ts';
import { shellWords } from '../../messages/areas/shell.ts';
import { useWords } from '../../messages/use-words.ts';

/** Says that nothing here is real, and makes the visitor somebody else in one act; the page stays open. */
export function DemoBanner() {
  const say = useWords(shellWords);
  const label = useLabel();
  const isPhone = useIsPhone();
  const { user, tenant, roles } = useSession();
  const company = useQuery(personasQuery).data?.tenants.find((one) => one.id === tenant.id);
  const become = useBecome(tenant.id);
  const personas = company?.personas ?? [];
  return (
    <aside className="demo-banner" aria-label={say('demo')}>
      <span className="demo-banner-name">{say('demo')}</span>
      <span className="demo-banner-self ellipsis">
        {!isPhone && say('demoAs')} <strong data-user-content="">{user.name}</strong>
        {roles[0] && ` · ${label(roles[0].label)}`}
      </span>
      {isPhone ? (
        <ActMenu
          acts={personas
            .filter(({ username }) => username !== user.username)
            .map(({ username, name, role }) => ({
              id: username,
              label: `${name} · ${label(role)}`,
              isData: true,
              act: () => become(username),
            }))}
        >
          <button type="button" className="plain-button demo-banner-switch">
            {say('demoSwitch')}
          </button>
        </ActMenu>
      ) : (
        <ul aria-label={say('demoSwitch')}>
          {personas.map(({ username, name, role }) => (
            <li key={username}>
              <button
                type="button"
                className="plain-button demo-persona"
                aria-pressed={username === user.username}
                onClick={() => username !== user.username && become(username)}
              >
                <PersonMark name={name} size={20} />
                <span>{label(role)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </aside>
  );
}

function useBecome(tenant: string): (username: string) => Promise<void> {
  const client = useQueryClient();
  const words = useProblemWords();
  const { message } = App.useApp();
  return async (username) => {
    try {
      await sendAll();
      beginSession(client, await signIn({ tenant, username, password: demoPassword }));
    } catch (cause) {
      message.error(words(cause));
    }
  };
}
