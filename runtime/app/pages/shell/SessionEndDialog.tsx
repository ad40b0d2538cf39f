import { useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { type FormEvent, useState } from 'react';
import { type Session, sessionQuery, signIn } from '../../api/session.ts';
import { sessionBegan } from '../../api/session-end.ts';
import { useProblemWords } from '../../components/use-problem-words.ts';
import { signInWords } from '../../messages/areas/sign-in.ts';
import { useWords } from '../../messages/use-words.ts';

/** The session ran out under an open page: asks for the password, and everything typed is still there. */
export default function SessionEndDialog({ session }: { session: Session }) {
  const say = useWords(signInWords);
  const words = useProblemWords();
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const [message, setMessage] = useState('');
  const [isBusy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    try {
      const { tenant, user } = session;
      const next = await signIn({ tenant: tenant.id, username: user.username, password });
      client.setQueryData(sessionQuery.queryKey, next);
      sessionBegan();
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    } catch (cause) {
      setMessage(words(cause));
      setBusy(false);
    }
  }

  return (
    <Modal open title={say('ended')} closable={false} keyboard={false} footer={null} width={400}>
      <form onSubmit={submit}>
        <p style={{ marginBottom: 16 }}>{say('endedHint')}</p>
        <label htmlFor="password-again">
          <span data-user-content="">{session.user.name}</span> · {say('password')}
        </label>
        <Input.Password
          id="password-again"
          autoFocus
          autoComplete="current-password"
          value={password}
          status={message === '' ? '' : 'error'}
          onChange={({ target }) => setPassword(target.value)}
        />
        <p role="alert" style={{ minHeight: 28, color: 'var(--danger)' }}>
          {message}
        </p>
        <Button type="primary" htmlType="submit" block loading={isBusy} disabled={password === ''}>
          {say('continue')}
        </Button>
        <Button type="link" block href="/sign-in">
          {say('otherPerson')}
        </Button>
      </form>
    </Modal>
  );
}
