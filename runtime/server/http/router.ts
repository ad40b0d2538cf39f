import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import type { Logger } from 'pino';
import { type Issue, issue, pointer } from '../../../engine/issue.ts';
import { Refusal } from '../../../engine/refusal.ts';
import type { Acting, Ground } from '../operations/acting.ts';
import { Invalid } from '../operations/invalid.ts';
import type { SessionDocument } from '../store/models.ts';
import { actingOf, assertAccess, originOf, sessionOf } from './authenticate.ts';
import { dispositionOf } from './disposition.ts';
import { handleOnce } from './idempotency.ts';
import type { Answer, Incoming, Route } from './route.ts';
import { issuesOfShape } from './schemas.ts';
import { sendError } from './send-error.ts';
import type { Sessions } from './sessions.ts';
import { parseStrictJson } from './strict-json.ts';

export interface RouterGround {
  ground: Ground;
  sessions: Sessions;
  log: Logger;
  /** Remembers which session a request came with, for the few routes about sessions. */
  sessionsByActing: WeakMap<Acting, SessionDocument>;
}

/** Largest JSON body, in bytes: an order of 5,000 lines and some. */
const largestBody = 2_000_000;

const readBytes = express.raw({ type: 'application/json', limit: largestBody });

/** The express router of a list of routes; each request is read, checked and answered in the same way. */
export function routerOf(routes: readonly Route[], routing: RouterGround): Router {
  const router = express.Router({ caseSensitive: true, strict: true });
  for (const route of routes) {
    router[route.method](route.path, (request: Request, response: Response) => {
      answer(route, routing, request, response).catch((cause) =>
        sendError(cause, request, response, routing.log),
      );
    });
  }
  router.use('/api', (request: Request, response: Response) => {
    sendError(new Refusal('action.not-found', { action: request.path }), request, response, routing.log);
  });
  // An address that cannot be decoded never reaches a route.
  router.use((cause: unknown, request: Request, response: Response, _next: NextFunction) => {
    sendError(cause, request, response, routing.log);
  });
  return router;
}

async function answer(
  route: Route,
  routing: RouterGround,
  request: Request,
  response: Response,
): Promise<void> {
  const { ground, sessions } = routing;
  const origin = originOf(request, String(response.getHeader('X-Request-Id') ?? randomUUID()));
  const session = route.access === 'public' ? undefined : await sessionOf(request, sessions);
  const acting = route.access === 'public' ? undefined : await actingOf(session, ground, origin);
  if (acting) assertAccess(route, acting);
  if (acting && session) routing.sessionsByActing.set(acting, session);
  const incoming: Incoming = {
    acting: acting as Acting,
    ground,
    params: request.params as Record<string, string>,
    query: queryOf(route, request, acting),
    body: await bodyOf(route, request, response),
    ifMatch: revisionOf(request),
    stream: request,
    headers: headersOf(request),
    origin,
  };
  const result = acting ? await handleOnce(route, incoming) : await route.handle(incoming);
  send(result, response);
}

/** Longest text of a parameter that a definition names. */
const longestText = 200;

/** Query parameters as plain texts; one that the route does not know is refused (design.md, HTTP). */
function queryOf(
  route: Route,
  request: Request,
  acting: Acting | undefined,
): Record<string, string | undefined> {
  const query: Record<string, unknown> = { ...request.query };
  const shape = route.query?.shape ?? {};
  const defined = acting && route.definedQuery?.(acting, request.params as Record<string, string>);
  const own: Record<string, unknown> = {};
  const issues: Issue[] = [];
  for (const [name, value] of Object.entries(query)) {
    const at = pointer([name]);
    if (Object.hasOwn(shape, name)) own[name] = value;
    else if (!defined || !Object.hasOwn(defined, name))
      issues.push(issue('request.unknown-parameter', at, { parameter: name }));
    else if (typeof value !== 'string' || value.length > longestText)
      issues.push(issue('request.wrong-shape', at, { wanted: `≤ ${longestText}` }));
  }
  if (issues.length === 0 && route.query) issues.push(...issuesOfShape(route.query, own, 'parameter'));
  if (issues.length > 0) throw new Invalid(issues, 400);
  return query as Record<string, string | undefined>;
}

async function bodyOf(route: Route, request: Request, response: Response): Promise<unknown> {
  if (route.body === undefined || route.body === 'upload') return undefined;
  const parsed = parseStrictJson((await textOf(request, response)) || '{}');
  if (parsed.issues) throw new Invalid(parsed.issues, 400);
  if (route.body === 'record') return parsed.value;
  const issues = issuesOfShape(route.body, parsed.value, 'property');
  if (issues.length > 0) throw new Invalid(issues, 400);
  return parsed.value;
}

/** The body as it was written; it is read once its sender is known, and must be UTF-8. */
async function textOf(request: Request, response: Response): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    readBytes(request, response, (cause?: unknown) => (cause ? reject(cause) : resolve()));
  });
  const bytes: unknown = request.body;
  if (!Buffer.isBuffer(bytes)) {
    const { 'content-length': length = '0', 'transfer-encoding': encoding } = request.headers;
    if (length === '0' && encoding === undefined) return '';
    throw new Invalid([issue('request.not-json', '', { what: 'Content-Type: application/json' })], 400);
  }
  if (!isUtf8(bytes)) throw new Invalid([issue('request.bad-text', '')], 400);
  return bytes.toString();
}

/** `If-Match: "7"`, which nothing else may stand in. */
function revisionOf(request: Request): number | undefined {
  const written = request.headers['if-match'];
  if (written === undefined) return undefined;
  const revision = /^(?:W\/)?"(\d{1,12})"$/.exec(written)?.[1];
  if (revision === undefined)
    throw new Invalid([issue('request.wrong-shape', '/If-Match', { wanted: '"1"' })], 400);
  return Number(revision);
}

function headersOf(request: Request): Record<string, string | undefined> {
  const key = request.headers['idempotency-key'];
  if (key !== undefined && !(typeof key === 'string' && /^[\x21-\x7e]{1,100}$/.test(key)))
    throw new Invalid(
      [issue('request.wrong-shape', '/Idempotency-Key', { wanted: '1–100 visible characters' })],
      400,
    );
  return request.headers as Record<string, string | undefined>;
}

async function* textOfLines(lines: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const line of lines) yield `${JSON.stringify(line)}\n`;
}

const json = 'application/json; charset=utf-8';

function send({ status, body, headers, file, lines }: Answer, response: Response): void {
  response.status(status).set({ 'Cache-Control': 'no-store', ...headers });
  if (lines) {
    response.set('Content-Type', 'application/x-ndjson; charset=utf-8');
    // Who goes away wants no more of it: what is under way ends, nothing else begins.
    pipeline(Readable.from(textOfLines(lines)), response, () => undefined);
    return;
  }
  if (file) {
    response.set({ 'Content-Type': file.type, 'Content-Disposition': dispositionOf(file) });
    if (Buffer.isBuffer(file.content)) response.end(file.content);
    // A file that breaks off breaks the connection off: its beginning must not pass for the whole.
    else pipeline(file.content, response, () => undefined);
    return;
  }
  if (body === undefined) response.end();
  else sendJson(JSON.stringify(body), response);
}

/** A text goes out in one piece with its headers; whoever has it already gets none. */
function sendJson(text: string, response: Response): void {
  response.setHeader('Content-Type', json);
  if (response.req.fresh) response.send(text);
  else response.setHeader('Content-Length', Buffer.byteLength(text)).end(text);
}
