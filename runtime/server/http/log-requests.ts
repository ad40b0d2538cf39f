import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';

/**
 * A line in the log for each request once it is over: our own failures as errors, what was refused
 * only to whoever looks for it, all others only where everything is traced (reliability.md O11).
 */
export function logRequests(log: Logger): RequestHandler {
  return (request, response, next) => {
    const began = performance.now();
    response.once('close', () => {
      const level = levelOf(response);
      if (log.isLevelEnabled(level)) log[level](lineOf(request, response, began), 'request');
    });
    next();
  };
}

function levelOf({ statusCode }: Response): 'error' | 'debug' | 'trace' {
  if (statusCode >= 500) return 'error';
  return statusCode >= 400 ? 'debug' : 'trace';
}

/** Headers, which hold secrets, and bodies never get into the log. */
function lineOf({ method, originalUrl }: Request, response: Response, began: number) {
  return {
    requestId: response.getHeader('X-Request-Id'),
    method,
    // The address of a link is its secret.
    url: originalUrl.replace(/(\/api\/links\/)[^/?]+/, '$1…'),
    status: response.statusCode,
    milliseconds: Math.round(performance.now() - began),
    // The caller hung up before the answer was out.
    ...(!response.writableFinished && { aborted: true }),
  };
}
