import { sessionCookie } from '../../runtime/server/http/authenticate.ts';

/** Signs a person in as a browser does; gives the headers that every request of the session carries. */
export async function openBrowserSession(
  url: string,
  credentials: { tenant: string; username: string; password: string },
): Promise<Record<string, string>> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(credentials),
  });
  const body = (await answer.json()) as { csrfToken?: string };
  const cookie = answer.headers.getSetCookie().find((one) => one.startsWith(`${sessionCookie}=`));
  if (!answer.ok || cookie === undefined || body.csrfToken === undefined)
    throw new Error(`${credentials.username} cannot sign in: ${answer.status} ${JSON.stringify(body)}`);
  return { cookie: cookie.split(';')[0] as string, 'x-csrf-token': body.csrfToken };
}
