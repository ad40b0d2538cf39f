import { setTimeout as pause } from 'node:timers/promises';
import { crashPoints } from '../../runtime/server/crash-point.ts';
import { runServerProgram, type ServerProgram } from '../support/run-server-program.ts';
import { chanceFrom } from './chance.ts';

/** A process is killed every so often, in milliseconds (reliability.md HF1). */
const killsEvery = 2000;

/** One of so many starts is of a process that dies by itself at one of the named points. */
const dyingShare = 0.2;

interface UnderFire {
  program: ServerProgram;
  url: string | undefined;
}

export interface FireOptions {
  uri: string;
  /** What `node` is started with. */
  words: readonly string[];
  processes: number;
  seed: number;
}

/**
 * Several processes of the real program on one database that outlives them. Every two seconds one of
 * those that are up is killed without a warning, as long as another is up; some die by themselves, at a named point, when they come
 * to it. Each is started again.
 */
export class ProcessesUnderFire {
  private readonly options: FireOptions;
  private readonly chance: () => number;
  private readonly members: UnderFire[];
  private readonly timer: NodeJS.Timeout;
  private isOver = false;
  kills = 0;
  /** How often a process died at each named point. */
  readonly crashes: Record<string, number> = {};

  constructor(options: FireOptions) {
    this.options = options;
    this.chance = chanceFrom(options.seed);
    this.members = Array.from({ length: options.processes }, () => this.start({} as UnderFire));
    this.timer = setInterval(() => this.strike(), killsEvery);
  }

  /** The address of any process that is up. */
  async anyUrl(): Promise<string> {
    for (;;) {
      const url = this.any(this.members)?.url;
      if (url !== undefined) return url;
      await pause(20);
    }
  }

  /** No more kills; every process that is up goes on, those that die are started again. */
  cease(): void {
    clearInterval(this.timer);
  }

  /** Ends all of them in the usual way. */
  async stop(): Promise<void> {
    this.cease();
    this.isOver = true;
    for (const { program } of this.members) program.kill('SIGTERM');
    await Promise.all(this.members.map(({ program }) => program.ended));
  }

  private any(members: readonly UnderFire[]): UnderFire | undefined {
    const up = members.filter(({ url }) => url !== undefined);
    return up[Math.floor(Math.random() * up.length)];
  }

  private strike(): void {
    const up = this.members.filter(({ url }) => url !== undefined);
    const member = this.any(up);
    if (!member || up.length < Math.min(2, this.members.length)) return;
    member.url = undefined;
    member.program.kill('SIGKILL');
    this.kills++;
  }

  private start(member: UnderFire): UnderFire {
    const point =
      this.chance() < dyingShare ? crashPoints[Math.floor(this.chance() * crashPoints.length)] : '';
    const nth = 1 + Math.floor(this.chance() * 20);
    const program = runServerProgram([...this.options.words], {
      MONGODB_URI: this.options.uri,
      FORMWORK_DEMO: 'off',
      LOG_LEVEL: 'error',
      ...(point && { FORMWORK_CRASH_AT: `${point}:${nth}` }),
    });
    Object.assign(member, { program, url: undefined });
    program.url.then(
      (url) => {
        if (member.program === program) member.url = url;
      },
      () => undefined,
    );
    program.ended.then((end) => {
      if (point && end === 'SIGKILL' && member.url !== undefined)
        this.crashes[point] = (this.crashes[point] ?? 0) + 1;
      if (!this.isOver && end !== 'SIGKILL')
        throw new Error(`a process ended with ${end}: ${program.output()}`);
      if (!this.isOver) this.start(member);
    });
    return member;
  }
}
