import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { acceptsConnections, freePort } from '../../runtime/server/database/ports.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A server that is no member of a replica set, as an operator may have one. */
export async function runStandaloneServer(
  rustServer: string,
): Promise<{ uri: string; stop(): Promise<void> }> {
  const port = await freePort();
  const options = ['--standalone', '--port', String(port), '--storage-path', temporaryFolder()];
  const server = spawn(rustServer, options, { stdio: 'ignore' });
  while (!(await acceptsConnections(port))) await pause(20);
  return {
    uri: `mongodb://127.0.0.1:${port}/erp`,
    stop: async () => {
      server.kill();
      await once(server, 'exit');
    },
  };
}
