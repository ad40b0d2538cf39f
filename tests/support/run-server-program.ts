import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** The whole program as its operator starts it, beside the test. */
export interface ServerProgram {
  id: number;
  /** Everything that it has written so far. */
  output(): string;
  /** Its address, once it is ready. */
  url: Promise<string>;
  kill(signal: NodeJS.Signals): void;
  /** Exit code or signal, once it has ended. */
  ended: Promise<number | string>;
}

/** Starts `node` with options, in an environment that picks a free port unless told otherwise. */
export function runServerProgram(options: string[], environment: Record<string, string>): ServerProgram {
  const program = spawn(process.execPath, options, {
    env: { ...process.env, MONGODB_URI: '', PORT: '0', FORMWORK_DEMO: 'off', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written: string[] = [];
  const ended = once(program, 'exit').then(([code, signal]) => code ?? signal);
  const url = new Promise<string>((resolve, reject) => {
    const read = (part: Buffer) => {
      written.push(String(part));
      const ready = /^ready (http:\S+)$/m.exec(written.join(''))?.[1];
      if (ready !== undefined) resolve(ready);
    };
    program.stdout.on('data', read);
    program.stderr.on('data', read);
    ended.then((code) => reject(new Error(`ended with ${code}: ${written.join('')}`)));
  });
  url.catch(() => undefined);
  return {
    id: program.pid as number,
    output: () => written.join(''),
    url,
    kill: (signal) => program.kill(signal),
    ended,
  };
}
