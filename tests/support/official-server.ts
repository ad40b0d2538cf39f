import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { temporaryFolder } from './temporary-folder.ts';

/** The Rust server of SecantusDB under the options of mongod: the real mongod is in no package registry. */
export function standInForMongod(rustServer: string): string {
  return `#!/bin/sh
while [ $# -gt 0 ]; do
  case "$1" in
    --dbpath) folder="$2"; shift 2 ;;
    --port) port="$2"; shift 2 ;;
    *) shift ;;
  esac
done
exec "${rustServer}" --host 127.0.0.1 --port "$port" --storage-path "$folder" --sync-on-commit
`;
}

/** Puts a program named `mongod` into a folder. */
export function writeProgram(folder: string, text: string): void {
  writeFileSync(join(folder, 'mongod'), text);
  chmodSync(join(folder, 'mongod'), 0o755);
}

/** A mirror of the download host that has the program in whatever archive is asked for. */
export async function serveArchive(program: string): Promise<{ url: string; close(): Promise<void> }> {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'mongodb', 'bin'), { recursive: true });
  // a program below a megabyte counts as a broken download
  writeProgram(join(folder, 'mongodb', 'bin'), `${program}\n${'# filling\n'.repeat(120_000)}`);
  execFileSync('tar', ['-czf', 'archive.tgz', 'mongodb'], { cwd: folder });
  const archive = readFileSync(join(folder, 'archive.tgz'));
  const checksum = createHash('md5').update(archive).digest('hex');
  const server = createServer((request, response) => {
    const body = request.url?.endsWith('.md5') ? Buffer.from(`${checksum} *archive.tgz`) : archive;
    response.setHeader('content-length', body.length);
    response.end(request.method === 'HEAD' ? undefined : body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
