import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { sourceFile } from '../places.ts';

/** A database server that runs beside this program and not longer than it. */
export interface SupervisedServer {
  supervisorId: number;
  /** Resolves when server and supervisor have ended. */
  ended: Promise<unknown>;
  /** From now on the server is started again, on its port and folder, when it falls over. */
  keepRunning(): void;
  stop(): Promise<void>;
}

/**
 * Starts a server under `supervisor.mjs`, in a session of its own: Ctrl-C reaches this program only,
 * which goes on using the database while it ends. Nothing here keeps the program from ending.
 */
export function superviseServer(command: readonly string[], logFile: string): SupervisedServer {
  const supervisor = spawn(process.execPath, [sourceFile('database/supervisor.mjs'), logFile, ...command], {
    detached: true,
    windowsHide: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const ended = once(supervisor, 'exit');
  supervisor.stdin.on('error', () => undefined);
  supervisor.unref();
  (supervisor.stdin as unknown as { unref(): void }).unref();
  return {
    supervisorId: supervisor.pid as number,
    ended,
    keepRunning: () => supervisor.stdin.write('ready\n'),
    stop: async () => {
      supervisor.ref();
      supervisor.stdin.write('stop\n');
      await ended;
    },
  };
}
