import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express } from 'express';
import type { Logger } from 'pino';
import { sendError } from './send-error.ts';

/** Serves the built pages: the app at `/`, the designer at `/designer/`; addresses within them are theirs to read. */
export function serveWeb(web: Express, folder: string, log: Logger): void {
  for (const { base, name } of [
    { base: '/designer', name: 'designer' },
    { base: '', name: 'app' },
  ]) {
    const built = join(folder, name);
    if (!existsSync(join(built, 'index.html'))) continue;
    // File names carry a hash of their content, so a copy never goes stale.
    web.use(
      `${base}/assets`,
      express.static(join(built, 'assets'), { immutable: true, maxAge: '365d', index: false }),
    );
    web.use(`${base}/`, express.static(built, { index: false }));
    web.get(base === '' ? /^\/(?!api\/|designer|socket).*/ : /^\/designer(\/.*)?$/, (request, response) => {
      // From a root, so that a hidden folder above it (`.formwork`) does not hide the page.
      response.set('Cache-Control', 'no-cache').sendFile('index.html', { root: built }, (cause) => {
        if (cause && !response.headersSent) sendError(cause, request, response, log);
      });
    });
  }
}
