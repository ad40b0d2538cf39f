import { parseArgs } from 'node:util';

/** How much happens in a run, and on how many processes. */
export interface FaultOptions {
  /** Runs of one seed do the same things with the same records. */
  seed: number;
  approvals: number;
  /** Server processes behind one database. */
  processes: number;
  /** Instead of all that: so many rounds in which the last two of a joint review approve at once. */
  lastSlots?: number;
  /** Seconds after which no further approval is begun; never when absent. */
  seconds?: number;
}

/** `npm run faults -- --seed 7 --approvals 10000 --processes 3`, or `-- --last-slots 10000` */
export function parseFaultOptions(words: readonly string[]): FaultOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      seed: { type: 'string', default: String(1 + Math.floor(Math.random() * 999_999)) },
      approvals: { type: 'string', default: '1000' },
      processes: { type: 'string', default: '3' },
      'last-slots': { type: 'string' },
    },
  });
  return {
    seed: wholeNumber('seed', values.seed),
    approvals: wholeNumber('approvals', values.approvals),
    processes: wholeNumber('processes', values.processes),
    ...(values['last-slots'] !== undefined && {
      lastSlots: wholeNumber('last-slots', values['last-slots']),
    }),
  };
}

function wholeNumber(name: string, text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new Error(`--${name} is ${text}; allowed: a whole number from 1`);
  return Number(text);
}
