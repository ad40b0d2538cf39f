import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Refusal } from '../../../engine/refusal.ts';
import type { PrintValue } from '../../../engine/report/print-context.ts';
import { sourceFile } from '../places.ts';
import { Queue } from './queue.ts';

export interface RenderJob {
  id: number;
  /** Templates that are rendered over the same data. */
  parts: readonly string[];
  context: PrintValue;
}

export type RenderResult =
  | { id: number; parts: string[]; problem?: undefined }
  | { id: number; parts?: undefined; problem: string };

/** Longest time of one job, in milliseconds, and most memory of a program, in megabytes (reliability.md D07). */
const longestJob = 5000;
const mostMemory = 192;

const programs = 2;
const mostWaiting = 100;

/** Beside the server where that is built; from source it needs a loader. */
const builtProgram = fileURLToPath(new URL('./render-program.mjs', import.meta.url));
const isBuilt = existsSync(builtProgram);
const program = isBuilt ? builtProgram : sourceFile('export/render-program.ts');
const loading = isBuilt
  ? []
  : ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href];

/** Renders templates in programs that are ended, and begun anew, when a template asks for too much. */
export class Renderer {
  private readonly queue = new Queue(programs, mostWaiting);
  private readonly idle: ChildProcess[] = [];
  private readonly all = new Set<ChildProcess>();
  private jobs = 0;
  private isClosed = false;

  /** The templates with the data filled in and escaped. */
  render(parts: readonly string[], context: PrintValue): Promise<string[]> {
    return this.queue.run(async () => {
      if (this.isClosed) throw new Refusal('server.shutting-down');
      const child = this.idle.pop() ?? this.start();
      this.jobs += 1;
      const result = await this.run(child, { id: this.jobs, parts, context });
      if (result.problem !== undefined) throw new Refusal('print.too-large', { what: result.problem });
      return result.parts;
    });
  }

  close(): void {
    this.isClosed = true;
    for (const child of this.all) child.kill('SIGKILL');
  }

  private start(): ChildProcess {
    const child = fork(program, [], {
      execArgv: [...loading, `--max-old-space-size=${mostMemory}`],
      // Nothing of the server's settings: a template could only find what is there.
      env: {},
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.all.add(child);
    child.once('exit', () => {
      this.all.delete(child);
      const index = this.idle.indexOf(child);
      if (index >= 0) this.idle.splice(index, 1);
    });
    // A waiting program must not keep the server alive.
    child.unref();
    child.channel?.unref();
    return child;
  }

  /** One job to its end; a program that ran out of time or memory is no more. */
  private run(child: ChildProcess, job: RenderJob): Promise<RenderResult> {
    return new Promise((resolve) => {
      const end = (result: RenderResult) => {
        clearTimeout(timer);
        child.off('message', end);
        child.off('exit', died);
        if (child.exitCode === null && child.signalCode === null) this.idle.push(child);
        resolve(result);
      };
      const died = () => end({ id: job.id, problem: 'ended' });
      const timer = setTimeout(() => child.kill('SIGKILL'), longestJob);
      child.once('exit', died);
      child.once('message', end);
      child.send(job, (cause) => {
        if (cause) child.kill('SIGKILL');
      });
    });
  }
}
