import { setTimeout as pause } from 'node:timers/promises';
import type { Journal } from './journal.ts';
import type { ProgramUnderFire } from './program-under-fire.ts';

export interface Answer {
  status: number;
  body: string;
}

/** Longest that a client waits for one answer, in milliseconds. */
const longestAnswer = 20_000;

/** A person whose browser sends a command again, under the same key, until it is answered. */
export class FaultClient {
  private readonly program: ProgramUnderFire;
  private readonly journal: Journal;
  private readonly headers: Record<string, string>;

  constructor(program: ProgramUnderFire, journal: Journal, headers: Record<string, string>) {
    this.program = program;
    this.journal = journal;
    this.headers = headers;
  }

  /** Gives the answer and keeps it in the journal. */
  async command(key: string, path: string, body: object): Promise<Answer> {
    for (;;) {
      const answer = await this.send(key, path, body);
      if (answer && answer.status < 500) {
        this.journal.write({ key, ...answer });
        this.program.acknowledge();
        return answer;
      }
      await pause(20);
    }
  }

  /** Undefined when the connection broke off: nobody knows whether it was done. */
  private async send(key: string, path: string, body: object): Promise<Answer | undefined> {
    const url = await this.program.url;
    try {
      const response = await fetch(url + path, {
        method: 'POST',
        headers: { ...this.headers, 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(longestAnswer),
      });
      return { status: response.status, body: await response.text() };
    } catch {
      return undefined;
    }
  }
}
