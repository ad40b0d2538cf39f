import { useQuery } from '@tanstack/react-query';
import { Button, Result, Spin } from 'antd';
import { Problem } from '../../runtime/app/api/problem.ts';
import { sessionQuery } from '../../runtime/app/api/session.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { DraftProvider } from '../draft/DraftProvider.tsx';
import { workspaceQuery } from '../draft/workspace.ts';
import { shellWords } from '../messages/shell.ts';
import { Shell } from './Shell.tsx';

/** Lets consultants in: somebody signed in, with the right to design, and the workspace loaded. */
export function DesignerGate() {
  const session = useQuery(sessionQuery);
  const mayDesign = session.data?.isDesigner === true;
  const workspace = useQuery({ ...workspaceQuery, enabled: mayDesign });
  if (session.error instanceof Problem && session.error.code === 'session.required') return <GoToSignIn />;
  if (session.error ?? workspace.error)
    return <Failed again={() => void (session.error ? session.refetch() : workspace.refetch())} />;
  if (session.data && !mayDesign) return <NotForYou />;
  if (!workspace.data) return <Spin className="gate-wait" delay={300} size="large" />;
  return (
    <DraftProvider workspace={workspace.data}>
      <Shell />
    </DraftProvider>
  );
}

/** The sign-in is a page of the app, which leads back here. */
function GoToSignIn() {
  window.location.replace(`/sign-in?to=${encodeURIComponent(window.location.pathname)}`);
  return null;
}

function Failed({ again }: { again: () => void }) {
  const say = useWords(shellWords);
  return (
    <Result
      status="warning"
      title={say('notLoaded')}
      subTitle={say('notLoadedHint')}
      extra={<Button onClick={again}>{say('tryAgain')}</Button>}
    />
  );
}

function NotForYou() {
  const say = useWords(shellWords);
  return (
    <Result
      status="info"
      title={say('notForYou')}
      subTitle={say('notForYouHint')}
      extra={
        <Button type="primary" href="/">
          {say('toApp')}
        </Button>
      }
    />
  );
}
