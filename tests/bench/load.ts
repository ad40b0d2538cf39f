import { Agent, request } from 'node:http';

/** One request of a client, and the status that its right answer has. */
export interface Call {
  method: string;
  path: string;
  body?: string | undefined;
  headers?: Record<string, string>;
  expects: number;
  /** Told the right answer: what a next call needs of it. */
  take?: (answer: string) => void;
}

/** What a connection asks next; undefined when there is nothing left to ask. */
export type Caller = () => Call | undefined;

export interface Load {
  url: string;
  /** Headers of every request. */
  headers: Record<string, string>;
  /** One caller for each connection. */
  callers: readonly Caller[];
  /** How long to go on, in milliseconds; callers may end sooner. */
  duration: number;
}

export interface Measured {
  /** Right answers a second. */
  rate: number;
  /** Milliseconds that half of them, and 99 of 100 of them, took at most. */
  p50: number;
  p99: number;
  right: number;
  /** How often an answer was not the right one, by status. */
  wrong: Map<number, number>;
}

/** Keeps connections busy, without pipelining; only right answers count. */
export async function measure({ url, headers, callers, duration }: Load): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: callers.length });
  const times: number[] = [];
  const wrong = new Map<number, number>();
  const began = performance.now();
  const isOver = () => performance.now() - began >= duration;
  await Promise.all(
    callers.map(async (next) => {
      for (let call = next(); call; call = isOver() ? undefined : next()) {
        const sentAt = performance.now();
        const { status, text } = await send(new URL(call.path, url), call, headers, agent);
        if (status === call.expects) {
          times.push(performance.now() - sentAt);
          call.take?.(text);
        } else wrong.set(status, (wrong.get(status) ?? 0) + 1);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  times.sort((one, other) => one - other);
  return {
    rate: times.length / seconds,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    right: times.length,
    wrong,
  };
}

/** The value that a share of sorted values does not exceed. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

function send(
  url: URL,
  { method, body, headers }: Call,
  common: Record<string, string>,
  agent: Agent,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      {
        method,
        agent,
        headers: {
          ...common,
          ...headers,
          ...(body !== undefined && {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
          }),
        },
      },
      (incoming) => {
        let text = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (part: string) => {
          text += part;
        });
        incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, text }));
        incoming.on('error', reject);
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
