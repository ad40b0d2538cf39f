import { parseArgs } from 'node:util';

/** How thorough a run is, and where its figures go. */
export interface BenchOptions {
  /** Orders in both databases before anything is measured. */
  load: number;
  rounds: number;
  /**
   * Milliseconds that a cell is loaded in a round, and before the first one: until the compiler of the
   * engine has met both programs, which answer a different number of requests in the same time.
   */
  duration: number;
  warmUp: number;
  connections: number;
  /** File for the figures as JSON. */
  json: string | undefined;
  /** Names of the only cells wanted; empty: all. */
  only: readonly string[];
}

/** `npm run bench -- --thorough --load 100000 --json figures.json --only create,read`; without options under three minutes on a quiet machine. */
export function parseBenchOptions(words: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      thorough: { type: 'boolean', default: false },
      json: { type: 'string' },
      load: { type: 'string', default: '3000' },
      rounds: { type: 'string' },
      connections: { type: 'string', default: '10' },
      only: { type: 'string', default: '' },
    },
  });
  return {
    load: wholeNumber('load', values.load),
    rounds: wholeNumber('rounds', values.rounds ?? (values.thorough ? '5' : '3')),
    duration: values.thorough ? 4000 : 1500,
    warmUp: values.thorough ? 4000 : 2500,
    connections: wholeNumber('connections', values.connections),
    json: values.json,
    only: values.only.split(',').filter((name) => name !== ''),
  };
}

function wholeNumber(name: string, text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new Error(`--${name} is ${text}; allowed: a whole number from 1`);
  return Number(text);
}
