import { Button, Input, type InputRef } from 'antd';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import type { Credentials } from '../../api/session.ts';
import { useIsPhone } from '../../components/use-media.ts';
import { useProblemWords } from '../../components/use-problem-words.ts';
import { isComposing } from '../../keys/press.ts';
import { signInWords } from '../../messages/areas/sign-in.ts';
import { useWords } from '../../messages/use-words.ts';

/** Company, name and password; an Enter that ends a composition is not meant for the form. */
export function SignInForm(props: {
  company: string;
  onSignIn: (credentials: Credentials) => Promise<void>;
}) {
  const say = useWords(signInWords);
  const words = useProblemWords();
  const [typed, setTyped] = useState<Credentials>({ tenant: props.company, username: '', password: '' });
  const [message, setMessage] = useState('');
  const [isBusy, setBusy] = useState(false);
  // A keyboard that opens by itself would cover the demo people.
  const isPhone = useIsPhone();
  const password = useRef<InputRef>(null);
  const set = (changed: Partial<Credentials>) => setTyped((before) => ({ ...before, ...changed }));

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    const credentials = { ...typed, tenant: typed.tenant.trim(), username: typed.username.trim() };
    if (Object.values(credentials).includes('')) return setMessage(say('missing'));
    setBusy(true);
    try {
      await props.onSignIn(credentials);
    } catch (cause) {
      setMessage(words(cause));
      setBusy(false);
      password.current?.focus({ cursor: 'all' });
    }
  }

  return (
    <form onSubmit={submit} onKeyDownCapture={holdComposition} noValidate>
      <label htmlFor="company">{say('company')}</label>
      <Input
        id="company"
        size="large"
        autoComplete="organization"
        placeholder={say('companyHint')}
        value={typed.tenant}
        onChange={({ target }) => set({ tenant: target.value })}
      />
      <label htmlFor="username">{say('username')}</label>
      <Input
        id="username"
        size="large"
        autoFocus={!isPhone}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        value={typed.username}
        onChange={({ target }) => set({ username: target.value })}
      />
      <label htmlFor="password">{say('password')}</label>
      <Input.Password
        id="password"
        ref={password}
        size="large"
        autoComplete="current-password"
        aria-describedby="sign-in-problem"
        status={message === '' ? '' : 'error'}
        value={typed.password}
        onChange={({ target }) => set({ password: target.value })}
      />
      <p id="sign-in-problem" className="sign-in-problem" role="alert">
        {message}
      </p>
      <Button type="primary" size="large" htmlType="submit" block loading={isBusy}>
        {say('signIn')}
      </Button>
    </form>
  );
}

function holdComposition(event: KeyboardEvent): void {
  if (event.key === 'Enter' && isComposing(event.nativeEvent)) event.preventDefault();
}
