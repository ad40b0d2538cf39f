import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { runServerProgram, type ServerProgram } from '../support/run-server-program.ts';

/** A server under measurement: a process of its own. */
export interface Program {
  url: string;
  id: number;
  /** Milliseconds from its start to its first answer. */
  startTime: number;
  stop(): Promise<void>;
}

const running = new Set<ServerProgram>();

/** Ends what a run that failed left behind. */
export function killPrograms(): void {
  for (const program of running) program.kill('SIGKILL');
}

/** Starts a program of this project and waits until it says and proves that it is ready. */
export async function startProgram(
  words: readonly string[],
  environment: Record<string, string>,
): Promise<Program> {
  const began = performance.now();
  const program = runServerProgram([...words], { LOG_LEVEL: 'warn', ...environment });
  running.add(program);
  program.ended.then(() => running.delete(program));
  const url = await program.url;
  const { status } = await fetch(`${url}/readyz`);
  if (status !== 200) throw new Error(`${words[0]} is not ready: ${status}`);
  return {
    url,
    id: program.id,
    startTime: performance.now() - began,
    stop: async () => {
      program.kill('SIGTERM');
      await program.ended;
    },
  };
}

/** Resident memory of a process, in megabytes. */
export function memoryOf(id: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(id)], { encoding: 'utf8' })) / 1024;
}

/** Linux counts the time of processes in hundredths of a second, whatever the kernel's own rate. */
const ticksPerSecond = 100;

/** Processor time that a process has used, in milliseconds; undefined where the system does not tell. */
export function processorTimeOf(id: number): number | undefined {
  const file = `/proc/${id}/stat`;
  if (!existsSync(file)) return undefined;
  const fields = readFileSync(file, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
}
