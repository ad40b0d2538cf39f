import { parseArgs } from 'node:util';

/** How much happens in a run, and how often its program is killed meanwhile. */
export interface FaultOptions {
  /** Runs of one seed kill after the same acknowledged commands and send the same commands twice. */
  seed: number;
  approvals: number;
  kills: number;
}

/** `npm run faults -- --seed 7 --approvals 300 --kills 30` */
export function parseFaultOptions(words: readonly string[]): FaultOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      seed: { type: 'string', default: String(1 + Math.floor(Math.random() * 999_999)) },
      approvals: { type: 'string', default: '300' },
      kills: { type: 'string', default: '30' },
    },
  });
  return {
    seed: wholeNumber('seed', values.seed),
    approvals: wholeNumber('approvals', values.approvals),
    kills: wholeNumber('kills', values.kills),
  };
}

function wholeNumber(name: string, text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new Error(`--${name} is ${text}; allowed: a whole number from 1`);
  return Number(text);
}
