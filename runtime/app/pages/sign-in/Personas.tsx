import { Segmented } from 'antd';
import { useState } from 'react';
import { type Credentials, type DemoCompany, demoPassword } from '../../api/session.ts';
import { PersonMark } from '../../components/PersonMark.tsx';
import { useLabel } from '../../components/use-label.ts';
import { useProblemWords } from '../../components/use-problem-words.ts';
import { signInWords } from '../../messages/areas/sign-in.ts';
import { useWords } from '../../messages/use-words.ts';

/** The people of the demo companies: one click, and the visitor is in. */
export function Personas(props: {
  companies: DemoCompany[];
  company: string;
  onChoose: (company: string) => void;
  onSignIn: (credentials: Credentials) => Promise<void>;
}) {
  const say = useWords(signInWords);
  const label = useLabel();
  const words = useProblemWords();
  const [busy, setBusy] = useState<string>();
  const [message, setMessage] = useState('');
  const shown = props.companies.find((one) => one.id === props.company) ?? props.companies[0];
  if (!shown) return null;

  async function enter(username: string) {
    if (!shown || busy !== undefined) return;
    setBusy(username);
    try {
      await props.onSignIn({ tenant: shown.id, username, password: demoPassword });
    } catch (cause) {
      setMessage(words(cause));
      setBusy(undefined);
    }
  }

  return (
    <section className="personas" aria-labelledby="personas-title">
      <h2 id="personas-title">{say('demo')}</h2>
      <p className="personas-hint">{say('demoHint')}</p>
      {props.companies.length > 1 && (
        <Segmented
          block
          aria-label={say('demo')}
          value={shown.id}
          onChange={props.onChoose}
          options={props.companies.map(({ id, name }) => ({
            value: id,
            label: <span data-user-content="">{label(name)}</span>,
          }))}
        />
      )}
      <ul>
        {shown.personas.map(({ username, name, role }) => (
          <li key={username}>
            <button
              type="button"
              className="plain-button persona"
              aria-busy={busy === username}
              onClick={() => enter(username)}
            >
              <PersonMark name={name} />
              <span>
                <strong data-user-content="">{name}</strong>
                <small>{label(role)}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className="sign-in-problem" role="alert">
        {message}
      </p>
    </section>
  );
}
