import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import type { Language } from '../../../engine/definition/common.ts';
import type { Issue } from '../../../engine/issue.ts';
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
  if (problem.status === 503) response.setHeader('Retry-After', '1');
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

function problemOf(cause: unknown, language: Language, requestId: string): Problem & Record<string, unknown> {
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
  const status = parserStatus(cause);
  const code = status === 500 ? 'server.failed' : 'request.refused';
  return {
    type: 'about:blank',
    title: codeMessage(language, code),
    status,
    code,
    issues: [],
    requestId,
  };
}

/** Errors of the HTTP layer itself (a body too large, a broken encoding) carry their status. */
function parserStatus(cause: unknown): number {
  const status = (cause as { status?: unknown }).status;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

export function languageOf(request: Request): Language {
  return request.acceptsLanguages('zh-CN', 'zh', 'en') === 'en' ? 'en' : 'zh-CN';
}
