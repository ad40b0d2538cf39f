import type { Language } from '../../../engine/definition/common.ts';
import { Problem, type ProblemBody } from './problem.ts';
import { sessionEnded } from './session-end.ts';

/** What every call carries, set at sign-in and when the language changes. */
export const caller: { csrfToken: string; language: Language } = { csrfToken: '', language: 'zh-CN' };

export interface CallOptions {
  body?: unknown;
  /** The revision that the caller saw. */
  ifMatch?: number;
  /** Makes a command safe to send twice. */
  idempotencyKey?: string;
  signal?: AbortSignal;
  /** Is delivered even when the page is being closed. */
  keepalive?: boolean;
}

/** Calls the API and gives back the JSON answer; throws a Problem for everything else. */
export async function call<T>(
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
  path: string,
  options: CallOptions = {},
): Promise<T> {
  const response = await send(method, path, options);
  const text = await response.text();
  if (response.ok) return (text === '' ? undefined : JSON.parse(text)) as T;
  const problem = new Problem(problemOf(response, text));
  if (problem.code === 'session.required') sessionEnded();
  throw problem;
}

async function send(
  method: string,
  path: string,
  { body, ifMatch, idempotencyKey, signal, keepalive }: CallOptions,
): Promise<Response> {
  const headers: Record<string, string> = { 'Accept-Language': caller.language };
  if (method !== 'GET') headers['X-CSRF-Token'] = caller.csrfToken;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (ifMatch !== undefined) headers['If-Match'] = `"${ifMatch}"`;
  if (idempotencyKey !== undefined) headers['Idempotency-Key'] = idempotencyKey;
  try {
    return await fetch(`/api${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
      ...(keepalive && { keepalive }),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new Problem({ title: 'offline', status: 0, code: 'offline', issues: [], requestId: '' });
  }
}

function problemOf(response: Response, text: string): ProblemBody {
  try {
    return JSON.parse(text) as ProblemBody;
  } catch {
    // A proxy answered instead of the server.
    return {
      title: response.statusText,
      status: response.status,
      code: 'server.failed',
      issues: [],
      requestId: '',
    };
  }
}
