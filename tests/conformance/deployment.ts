import { openBrowserSession } from '../support/browser-session.ts';
import { succeeded, TestClient } from '../support/test-client.ts';

export interface Credentials {
  tenant: string;
  user: string;
  password: string;
}

/** A running server that nothing is known of but its address, and an administrator of one company there. */
export interface Deployment {
  url: string;
  tenant: string;
  admin: TestClient;
  adminId: string;
  /** The entities that its modules define. */
  entities: ReadonlySet<string>;
}

export async function reachDeployment(
  url: string,
  { tenant, user, password }: Credentials,
): Promise<Deployment> {
  const admin = await signIn(url, { tenant, username: user, password });
  const session = await succeeded(admin.get('/api/session'));
  if (!session.isAdministrator) throw new Error(`${user} is no administrator of ${tenant}`);
  const { paths } = await succeeded(admin.get('/api/openapi.json'));
  const entities = Object.keys(paths).flatMap(
    (path) => /^\/api\/records\/([a-z][a-z0-9-]*)$/.exec(path)?.[1] ?? [],
  );
  return { url, tenant, admin, adminId: session.user.id, entities: new Set(entities) };
}

/** What a client is held against: the document of its own person, or, of one who has left, that of somebody who stays. */
export async function signIn(
  url: string,
  credentials: { tenant: string; username: string; password: string },
  stays?: TestClient,
): Promise<TestClient> {
  const client: TestClient = new TestClient(url, await openBrowserSession(url, credentials), async () => {
    const { status, body } = await client.get('/api/openapi.json');
    return status === 200 || !stays ? body : succeeded(stays.get('/api/openapi.json'));
  });
  return client;
}
