import { randomUUID } from 'node:crypto';
import { createServer, type Server as HttpServer } from 'node:http';
import compression from 'compression';
import express, { type Express, type Request, type Response } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import type { Sources } from '../../engine/layer/target.ts';
import { Refusal } from '../../engine/refusal.ts';
import { Documents } from './export/documents.ts';
import { actingOf, originOf, sessionOf } from './http/authenticate.ts';
import { logRequests } from './http/log-requests.ts';
import { LoginLimiter } from './http/login-limiter.ts';
import { Metrics } from './http/metrics.ts';
import { openApiOf } from './http/openapi.ts';
import type { Route } from './http/route.ts';
import { routerOf } from './http/router.ts';
import { allRoutes } from './http/routes/index.ts';
import { sendError } from './http/send-error.ts';
import { serveWeb } from './http/serve-web.ts';
import { Sessions } from './http/sessions.ts';
import { deliverMessages } from './jobs/deliver-messages.ts';
import { fireTimer } from './jobs/fire-timer.ts';
import { runErrand } from './jobs/run-errand.ts';
import { sendLetter } from './jobs/send-letter.ts';
import { startSweeper } from './jobs/sweeper.ts';
import { startWorker } from './jobs/worker.ts';
import type { Outward } from './mail/letters.ts';
import type { Acting, Ground } from './operations/acting.ts';
import { openRealtime } from './realtime/hints.ts';
import { ensureFixedCollections } from './store/collections.ts';
import type { Database } from './store/database.ts';
import type { StoredErrand } from './store/errands.ts';
import type { StoredLetter } from './store/letters.ts';
import { ensureModels, type SessionDocument } from './store/models.ts';
import type { StoredMessage } from './store/outbox.ts';
import type { StoredTimer } from './store/timers.ts';
import { TenantRegistry } from './tenants/registry.ts';

export interface AppOptions {
  database: Database;
  standard: Sources;
  log: Logger;
  /** The folder with the built pages; absent: API only. */
  webFolder?: string | undefined;
  /** The browser that prints; absent: HTML only. */
  chromiumPath?: string | undefined;
  clock?: (() => string) | undefined;
  /** Mail and the like; absent: nothing leaves the pages. */
  outward?: Outward | undefined;
}

export interface App {
  express: Express;
  http: HttpServer;
  ground: Ground;
  sessions: Sessions;
  routes: readonly Route[];
  documents: Documents;
  /** No new requests; the running ones end, jobs are handed back (design.md, Process). */
  close(): Promise<void>;
}

/** The whole server but for its port and its database: what tests start as well. */
export async function createApp(options: AppOptions): Promise<App> {
  const { database, log } = options;
  await Promise.all([ensureFixedCollections(database.db), ensureModels(database.mongoose)]);
  const tenants = new TenantRegistry(database, options.standard);
  const sessions = new Sessions(database, tenants);
  const ground: Ground = {
    database,
    tenants,
    clock: options.clock ?? (() => new Date().toISOString()),
    hint: (hint) => void realtime.hint(hint),
    deliver: (messages) => outbox.take(messages),
    dispatch: (rows) => errands.take(rows),
    ...(options.outward && { letters: { ...options.outward, take: (rows) => letters.take(rows) } }),
  };
  const web = express();
  const http = createServer(web);
  http.headersTimeout = 10_000;
  http.requestTimeout = 60_000;
  const realtime = await openRealtime(http, { database, sessions, ground: () => ground, log });
  const outbox = startWorker<StoredMessage>(database.db, log, {
    collection: 'outbox',
    most: 50,
    together: 50,
    work: (rows) => deliverMessages(ground, rows),
  });
  const timers = startWorker<StoredTimer>(database.db, log, {
    collection: 'timers',
    most: 50,
    together: 1,
    lanes: 2,
    work: ([row]) => fireTimer(ground, row),
  });
  const errands = startWorker<StoredErrand>(database.db, log, {
    collection: 'errands',
    most: 8,
    together: 1,
    lanes: 8,
    work: ([row]) => runErrand(ground, row),
  });
  const letters = startWorker<StoredLetter>(database.db, log, {
    collection: 'letters',
    most: 8,
    together: 1,
    lanes: 8,
    work: ([row]) => sendLetter(ground, row),
  });
  const documents = new Documents(options.chromiumPath, log);
  const sweeper = startSweeper(ground, documents, log);
  const sessionsByActing = new WeakMap<Acting, SessionDocument>();
  const routes = allRoutes({
    sessions,
    limiter: new LoginLimiter(),
    documents,
    sessionOf: (acting) => sessionsByActing.get(acting) as SessionDocument,
  });
  let isClosing = false;
  prepare(web, log);
  const metrics = new Metrics();
  web.use(metrics.observe);
  web.get('/metrics', metrics.answer);
  web.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  web.get('/readyz', (_request, response) => readiness(database, isClosing, response));
  web.get('/api/openapi.json', (request, response) => {
    describe(request, response).catch((cause) => sendError(cause, request, response, log));
  });
  web.use(routerOf(routes, { ground, sessions, log, sessionsByActing }));
  if (options.webFolder !== undefined) serveWeb(web, options.webFolder, log);

  async function describe(request: Request, response: Response): Promise<void> {
    const session = await sessionOf(request, sessions);
    response.json(openApiOf(routes, await actingOf(session, ground, originOf(request, randomUUID()))));
  }

  return {
    express: web,
    http,
    ground,
    sessions,
    routes,
    documents,
    async close() {
      isClosing = true;
      await realtime.close();
      await new Promise<void>((resolve) => {
        http.close(() => resolve());
        http.closeIdleConnections();
      });
      await Promise.all([outbox, timers, errands, letters, sweeper].map((one) => one.stop()));
      await documents.close();
    },
  };
}

/** What every request passes: an id, a log line, headers that keep browsers strict (reliability.md O11). */
function prepare(web: Express, log: Logger): void {
  web.disable('x-powered-by');
  web.set('query parser', 'simple');
  web.set('etag', false);
  web.use((_request, response, next) => {
    response.setHeader('X-Request-Id', randomUUID());
    next();
  });
  web.use(logRequests(log));
  web.use(
    helmet({
      contentSecurityPolicy: {
        directives: {
          defaultSrc: ["'self'"],
          // The component library writes its styles at run time.
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          connectSrc: ["'self'", 'ws:', 'wss:'],
          frameSrc: ["'self'", 'blob:'],
          workerSrc: ["'self'", 'blob:'],
          upgradeInsecureRequests: null,
        },
      },
      strictTransportSecurity: false,
    }),
  );
  const compress = compression();
  web.use((request, response, next) => {
    if (request.headers['accept-encoding'] !== undefined) return void compress(request, response, next);
    response.vary('Accept-Encoding');
    next();
  });
}

async function readiness(database: Database, isClosing: boolean, response: Response): Promise<void> {
  try {
    if (isClosing) throw new Refusal('server.shutting-down');
    await database.db.command({ ping: 1 }, { timeoutMS: 2000 });
    response.json({ status: 'ready' });
  } catch {
    // Whatever it is that is missing, the balancer only needs to know that this process is not ready.
    response.status(503).json({ status: 'not ready' });
  }
}
