import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import type { Label } from '../../../engine/issue.ts';
import type { Reference } from '../../../engine/record/values.ts';
import { call, caller } from './call.ts';

/** Who is signed in, in what company, with what rights. */
export interface Session {
  user: {
    id: string;
    name: string;
    username: string;
    department: Reference | null;
    departments: Reference[];
  };
  tenant: { id: string; name: Label; timeZone: string; currency: string; isDemo: boolean };
  roles: { id: string; label: Label }[];
  isDesigner: boolean;
  isAdministrator: boolean;
  /** Hash of the definitions that the company runs on. */
  configuration: string;
  csrfToken: string;
}

export interface Credentials {
  tenant: string;
  username: string;
  password: string;
}

export interface DemoCompany {
  id: string;
  name: Label;
  personas: { username: string; name: string; role: Label }[];
}

/** The password that every demo account has (design.md, Process). */
export const demoPassword = 'formwork';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => remember(await call<Session>('GET', '/session', { signal })),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

/** The session of the page; only for pages behind the sign-in. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery);
  if (!data) throw new Error('a page behind the sign-in was drawn without a session');
  return data;
}

export async function signIn(credentials: Credentials): Promise<Session> {
  return remember(await call<Session>('POST', '/session', { body: credentials }));
}

/** Begins as somebody else: nothing that the one before could see stays. */
export function beginSession(client: QueryClient, session: Session): void {
  client.setQueryData(sessionQuery.queryKey, session);
  client.removeQueries({ predicate: ({ queryKey }) => !publicKeys.has(queryKey[0]) });
}

export async function signOut(): Promise<void> {
  await call('DELETE', '/session');
}

export const personasQuery = queryOptions({
  queryKey: ['personas'],
  queryFn: ({ signal }) => call<{ tenants: DemoCompany[] }>('GET', '/session/personas', { signal }),
  staleTime: 60_000,
});

const publicKeys: ReadonlySet<unknown> = new Set(['session', 'personas']);

function remember(session: Session): Session {
  caller.csrfToken = session.csrfToken;
  return session;
}
