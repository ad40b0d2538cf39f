import { setTimeout as pause } from 'node:timers/promises';
import { runServerProgram, type ServerProgram } from '../support/run-server-program.ts';

/** Longest that a kill waits for its moment, in milliseconds: about as long as a command takes. */
const longestAim = 60;

/**
 * The real program on a database that outlives it. Killed without a warning after so many
 * acknowledged commands, and started again.
 */
export class ProgramUnderFire {
  private readonly uri: string;
  private readonly chance: () => number;
  private program: ServerProgram;
  /** Numbers of acknowledged commands after which it is killed, in order. */
  private readonly targets: number[];
  private acknowledged = 0;
  private striking: Promise<void> | undefined;
  kills = 0;

  constructor(uri: string, targets: readonly number[], chance: () => number) {
    this.uri = uri;
    this.targets = [...targets].sort((one, other) => one - other);
    this.chance = chance;
    this.program = this.start();
  }

  /** The address of the program that runs now, or of the one that is starting. */
  get url(): Promise<string> {
    return this.program.url;
  }

  /** Told of every command that a client was answered. */
  acknowledge(): void {
    this.acknowledged++;
    if (!this.striking && this.acknowledged >= (this.targets[0] ?? Number.POSITIVE_INFINITY))
      this.striking = this.strike().finally(() => {
        this.striking = undefined;
      });
  }

  /** Ends it in the usual way, once every kill that was begun is over. */
  async stop(): Promise<void> {
    await this.striking;
    this.program.kill('SIGTERM');
    await this.program.ended;
  }

  kill(): void {
    this.program.kill('SIGKILL');
  }

  private async strike(): Promise<void> {
    this.targets.shift();
    await pause(this.chance() * longestAim);
    const killed = this.program;
    killed.kill('SIGKILL');
    await killed.ended;
    this.kills++;
    this.program = this.start();
    await this.program.url;
  }

  private start(): ServerProgram {
    const words = ['--import', 'tsx', 'runtime/server/main.ts', '--no-open'];
    return runServerProgram(words, { MONGODB_URI: this.uri, FORMWORK_DEMO: 'off', LOG_LEVEL: 'error' });
  }
}
