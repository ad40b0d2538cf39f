import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express from 'express';
import pino from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { serveWeb } from '../../../runtime/server/http/serve-web.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('while the pages are built anew whoever asks for one is told a problem, and no folder of the machine', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'app'));
  writeFileSync(join(folder, 'app', 'index.html'), '<!doctype html>');
  const web = express();
  serveWeb(web, folder, pino({ level: 'silent' }));
  const server = web.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/inbox`;
  expect((await fetch(url)).status).toBe(200);

  rmSync(join(folder, 'app', 'index.html'));
  const answer = await fetch(url);

  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(await answer.text()).not.toContain(folder);
});
