import type { z } from 'zod';
import type { Label } from '../../../engine/issue.ts';
import type { Acting, Ground } from '../operations/acting.ts';
import type { Origin } from './authenticate.ts';

/** Who may call a route. There is no default: a route that does not say it does not compile. */
export type RouteAccess = 'public' | 'session' | 'designer' | 'administrator';

/** A request after everything that can be checked without knowing the route's business. */
export interface Incoming {
  /** Who acts; of a public route nobody, and reading it there is a bug. */
  acting: Acting;
  ground: Ground;
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string | undefined>>;
  body: unknown;
  /** The revision in `If-Match`. */
  ifMatch?: number | undefined;
  /** Of an upload: the bytes as they come. */
  stream: NodeJS.ReadableStream;
  headers: Readonly<Record<string, string | undefined>>;
  origin: Origin;
}

export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
  /** Instead of a body: JSON line by line, each sent as soon as it is known. */
  lines?: AsyncIterable<unknown>;
  /** Instead of a body: a file. */
  file?: { type: string; name: string; content: Buffer | NodeJS.ReadableStream; inline?: boolean };
}

/** Parameters that come as texts, with what they are called. */
export type DefinedParameters = Readonly<Record<string, { label: Label }>>;

/** One route, as data: the router, the OpenAPI document and the tests of every door read this. */
export interface Route {
  method: 'get' | 'post' | 'patch' | 'put' | 'delete';
  /** As express writes it: `/api/records/:entity/:id`. */
  path: string;
  /** One sentence for the OpenAPI document. */
  summary: string;
  tag: 'session' | 'records' | 'attachments' | 'approvals' | 'reports' | 'designer' | 'admin' | 'definitions';
  access: RouteAccess;
  /** Only a person at a browser may call it: a program's token never decides, publishes or makes tokens (reliability.md O07). */
  isPersonal?: true;
  /** Query parameters; one that is not here is refused. */
  query?: z.ZodObject;
  /** Query parameters besides, that a definition names: of this report, of this ledger. Refuses when there is none such. */
  definedQuery?(acting: Acting, params: Readonly<Record<string, string>>): DefinedParameters;
  /** The body's shape; `record` is checked by the engine against the entity, `upload` is a file. */
  body?: z.ZodType | 'record' | 'upload';
  /** The shape of each line, where the answer may be had line by line. */
  lines?: z.ZodType;
  /** For a person at a browser: what its handler refuses is told on a page, not as a problem. */
  isPage?: true;
  /** Answers that succeed: status → shape of the body (`record`, `record-list` are per entity). */
  answers: Readonly<Record<number, z.ZodType | 'record' | 'record-list' | 'file' | 'nothing'>>;
  handle(incoming: Incoming): Promise<Answer>;
}

export function route(one: Route): Route {
  return one;
}
