import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import type { Language } from '../../../engine/definition/common.ts';
import { type Issue, issue } from '../../../engine/issue.ts';
import { Refusal } from '../../../engine/refusal.ts';
import { codeMessage, issueMessage } from '../../app/messages/code-message.ts';
import { Invalid } from '../operations/invalid.ts';
import { refusalStatus } from './statuses.ts';

/** An error as RFC 9457 tells it, with our code, our issues and the words in the caller's language. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  issues: (Issue & { message: string })[];
  requestId: string;
}

/** Most issues that one answer names. */
const mostIssues = 100;

/**
 * The only place where an error becomes an answer. Data that is wrong and commands that are refused
 * are told in full; of everything else the caller gets the request id and the log the rest.
 */
export function sendError(cause: unknown, request: Request, response: Response, log: Logger): void {
  const language = languageOf(request);
  const requestId = String(response.getHeader('X-Request-Id') ?? '');
  const problem = problemOf(cause, language, requestId);
  // Whoever hung up in the middle of a request is no failure of ours, and gets no answer.
  if (request.socket.destroyed) return;
  if (problem.status >= 500 && !(cause instanceof Refusal))
    log.error({ err: cause, requestId, path: request.path }, 'a request failed');
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const wait = secondsToWait(problem);
  if (wait !== undefined) response.setHeader('Retry-After', String(wait));
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

/** How long whoever was too early or met too much should wait. */
function secondsToWait({ status, params }: Problem & { params?: unknown }): number | undefined {
  if (status === 503) return 1;
  const { seconds } = (params ?? {}) as { seconds?: unknown };
  return status === 429 && typeof seconds === 'number' ? seconds : undefined;
}

function problemOf(
  raised: unknown,
  language: Language,
  requestId: string,
): Problem & Record<string, unknown> {
  const cause = ofParser(raised) ?? raised;
  if (cause instanceof Invalid) {
    const issues = cause.issues
      .slice(0, mostIssues)
      .map((one) => ({ ...one, message: issueMessage(language, one) }));
    const [first] = issues;
    return {
      type: 'about:blank',
      title: first?.message ?? '',
      status: cause.status,
      code: first?.code ?? 'request.wrong-shape',
      issues,
      requestId,
    };
  }
  if (cause instanceof Refusal) {
    const title = codeMessage(language, cause.code, cause.params);
    return {
      type: 'about:blank',
      title,
      status: refusalStatus[cause.code],
      code: cause.code,
      issues: [],
      requestId,
      params: cause.params,
      ...cause.details,
    };
  }
  const code = 'server.failed';
  return {
    type: 'about:blank',
    title: codeMessage(language, code),
    status: refusalStatus[code],
    code,
    issues: [],
    requestId,
  };
}

/** Errors of the HTTP layer itself (a body too large, a broken encoding) carry their status. */
function ofParser(cause: unknown): Invalid | undefined {
  if (cause instanceof Invalid || cause instanceof Refusal) return undefined;
  const { status, limit } = cause as { status?: unknown; limit?: unknown };
  if (typeof status !== 'number' || status < 400 || status >= 500) return undefined;
  if (status !== 413) return new Invalid([issue('request.refused', '')], 400);
  return new Invalid([issue('request.too-large', '', { max: `${Number(limit) / 1_000_000} MB` })], 413);
}

export function languageOf(request: Request): Language {
  return request.acceptsLanguages('zh-CN', 'zh', 'en') === 'en' ? 'en' : 'zh-CN';
}
