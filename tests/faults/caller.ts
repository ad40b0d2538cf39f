import { setTimeout as pause } from 'node:timers/promises';
import type { Journal } from './journal.ts';

export interface Answer {
  status: number;
  body: string;
}

/** What is sent: to bring something about, and under which key, if any. */
export interface Sending {
  deed: string;
  key?: string;
  path: string;
  body: object;
}

/** Longest that a caller waits for one answer, in milliseconds. */
const longestAnswer = 20_000;

/** A person whose browser sends a command again, under the same key and to whichever process is up, until it is answered. */
export class Caller {
  private readonly anyUrl: () => Promise<string>;
  private readonly journal: Journal;
  private readonly headers: Record<string, string>;

  constructor(anyUrl: () => Promise<string>, journal: Journal, headers: Record<string, string>) {
    this.anyUrl = anyUrl;
    this.journal = journal;
    this.headers = headers;
  }

  /** Gives the answer and keeps it in the journal; without a key it is asked once, and there may be none. */
  async send(sending: Sending): Promise<Answer | undefined> {
    for (;;) {
      const answer = await this.ask(sending);
      if (answer && answer.status < 500) {
        const { deed, key } = sending;
        this.journal.write({ deed, ...(key !== undefined && { key }), ...answer });
        return answer;
      }
      if (sending.key === undefined) return undefined;
      await pause(20);
    }
  }

  /** Undefined when the connection broke off: nobody knows whether it was done. */
  private async ask({ key, path, body }: Sending): Promise<Answer | undefined> {
    const url = await this.anyUrl();
    try {
      const response = await fetch(url + path, {
        method: 'POST',
        headers: {
          ...this.headers,
          'content-type': 'application/json',
          ...(key !== undefined && { 'idempotency-key': key }),
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(longestAnswer),
      });
      return { status: response.status, body: await response.text() };
    } catch {
      return undefined;
    }
  }
}
