import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { Navigate, useLocation } from 'react-router';
import { Problem } from '../../api/problem.ts';
import { sessionQuery } from '../../api/session.ts';
import { sessionBegan, useSessionEnd } from '../../api/session-end.ts';
import { ProblemState } from '../../components/states/ProblemState.tsx';
import { Shell } from './Shell.tsx';

const SessionEndDialog = lazy(() => import('./SessionEndDialog.tsx'));

/** Lets in whoever is signed in; the others come back to where they wanted to go once they have signed in. */
export function SessionGate() {
  const { data: session, error, refetch } = useQuery(sessionQuery);
  const hasEnded = useSessionEnd((one) => one.hasEnded);
  const { pathname, search } = useLocation();
  useEffect(() => {
    if (session) sessionBegan();
  }, [session]);
  if (session)
    return (
      <>
        <Shell key={`${session.tenant.id}/${session.user.id}`} />
        <Suspense>{hasEnded && <SessionEndDialog session={session} />}</Suspense>
      </>
    );
  if (!error) return null;
  if (error instanceof Problem && error.code === 'session.required') {
    const to = pathname === '/' ? '' : `?to=${encodeURIComponent(pathname + search)}`;
    return <Navigate replace to={`/sign-in${to}`} />;
  }
  return <ProblemState problem={error} onRetry={() => refetch()} />;
}
