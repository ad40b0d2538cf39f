import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterAll } from 'vitest';
import { isError } from '../../engine/issue.ts';
import type { Sources } from '../../engine/layer/target.ts';
import { type App, createApp } from '../../runtime/server/app.ts';
import { loadDefinitions } from '../../runtime/server/definitions/load-definitions.ts';
import { openApiOf } from '../../runtime/server/http/openapi.ts';
import { systemActing } from '../../runtime/server/operations/system-acting.ts';
import { connect, type Database } from '../../runtime/server/store/database.ts';
import { testDatabase } from './database.ts';
import type { OpenApi } from './open-api.ts';
import { type OrganisationSketch, smallCompany } from './organisation.ts';
import { succeeded, TestClient } from './test-client.ts';
import { foundCompany, password, type TestCompany } from './test-company.ts';

export interface TestServerOptions {
  /** Modules as written, or folders to load them from; the shipped modules when absent. */
  definitions?: Sources | readonly string[];
  /** Organisations by tenant id; one tenant `acme` with the small company when absent. */
  tenants?: Record<string, OrganisationSketch>;
  /** What `connect` is given besides: a smaller pool, the monitoring of commands. */
  connect?: Partial<Parameters<typeof connect>[0]>;
  /** What `createApp` is given besides: a clock, a browser. */
  app?: Partial<Parameters<typeof createApp>[0]>;
}

/** The whole server on a database of its own, at a port of its own, ended after the test file. */
export interface TestServer {
  url: string;
  app: App;
  database: Database;
  /** The companies by tenant id. */
  companies: Readonly<Record<string, TestCompany>>;
  /** The first company. */
  company: TestCompany;
  /** Somebody without a session. */
  visitor: TestClient;
  /** Somebody who sends these headers with every request: a program with its token. */
  clientWith(headers: Record<string, string>): TestClient;
  /** A person of a company, the first one when not said, with a session of their own. */
  signIn(username: string, tenant?: string): Promise<TestClient>;
  close(): Promise<void>;
}

const started: TestServer[] = [];

export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { uri, name } = await testDatabase();
  const database = await connect({ uri, name, poolSize: 10, ...options.connect });
  const app = await createApp({
    database,
    standard: sourcesIn(options.definitions ?? ['definitions']),
    log: pino({ level: 'warn' }),
    ...options.app,
  });
  await new Promise<void>((resolve) => app.http.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(app.http.address() as AddressInfo).port}`;
  const companies: Record<string, TestCompany> = {};
  for (const [id, sketch] of Object.entries(options.tenants ?? { acme: smallCompany }))
    companies[id] = await foundCompany(app.ground, id, sketch);
  const company = Object.values(companies)[0] as TestCompany;
  const everything = async () =>
    openApiOf(
      app.routes,
      (await systemActing(app.ground, company.id, 'system:demo')) as never,
    ) as unknown as OpenApi;
  /** What a client is held against: the document of its own person, or of everybody where it has no session. */
  const clientWith = (headers: Record<string, string>) => {
    const client: TestClient = new TestClient(url, headers, async () => {
      const { status, body } = await client.get('/api/openapi.json');
      return status === 200 ? body : everything();
    });
    return client;
  };
  const server: TestServer = {
    url,
    app,
    database,
    companies,
    company,
    visitor: clientWith({}),
    clientWith,
    signIn: (username, tenant = company.id) => signIn(server, { tenant, username, password }),
    async close() {
      await app.close();
      await database.close();
    },
  };
  started.push(server);
  return server;
}

afterAll(async () => {
  for (const server of started.splice(0)) await server.close();
});

/** Signs in through the API; what the person then does is held against the document that the person gets. */
export async function signIn(
  { visitor, clientWith }: Pick<TestServer, 'visitor' | 'clientWith'>,
  credentials: { tenant: string; username: string; password: string },
): Promise<TestClient> {
  const answer = await visitor.post('/api/session', credentials);
  const { csrfToken } = await succeeded(answer);
  const cookie = String(answer.headers.get('set-cookie')).split(';')[0] as string;
  return clientWith({ cookie, 'x-csrf-token': csrfToken });
}

function sourcesIn(definitions: Sources | readonly string[]): Sources {
  if (!Array.isArray(definitions)) return definitions as Sources;
  const { sources, issues } = loadDefinitions(definitions);
  if (issues.some(isError)) throw new Error(JSON.stringify(issues));
  return sources;
}
