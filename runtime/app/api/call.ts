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
  /** How the answer is wanted; JSON unless given. */
  accept?: string;
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
  throw problemFrom(response, text);
}

/** Posts what is answered line by line; gives each as soon as it is there. Throws a Problem, also when it breaks off. */
export async function* callLines<T>(path: string, options: CallOptions): AsyncGenerator<T> {
  const response = await send('POST', path, { ...options, accept: 'application/x-ndjson' });
  if (!response.ok || !response.body) throw problemFrom(response, await response.text());
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let rest = ''; ; ) {
    const { done, value } = await reader.read().catch(() => {
      throw offline();
    });
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line) as T;
  }
}

function problemFrom(response: Response, text: string): Problem {
  const problem = new Problem(problemOf(response, text));
  if (problem.code === 'session.required') sessionEnded();
  return problem;
}

function offline(): Problem {
  return new Problem({ title: 'offline', status: 0, code: 'offline', issues: [], requestId: '' });
}

async function send(
  method: string,
  path: string,
  { body, ifMatch, idempotencyKey, accept, signal, keepalive }: CallOptions,
): Promise<Response> {
  const headers: Record<string, string> = { 'Accept-Language': caller.language };
  if (method !== 'GET') headers['X-CSRF-Token'] = caller.csrfToken;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (accept !== undefined) headers.Accept = accept;
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
    throw offline();
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
