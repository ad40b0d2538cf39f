import type { StoredLetter } from '../store/letters.ts';
import type { Channel } from './channel.ts';

/** How people are told outside of the pages. */
export interface Outward {
  channels: readonly Channel[];
  /** The address of these pages as people outside reach it (reliability.md O05). */
  publicUrl: string;
  /** What the wait before the second attempt is made of, in milliseconds: twice as much. */
  firstWait?: number;
}

/** The same, with whom letters are given to that are to go out at once (jobs/). */
export interface Letters extends Outward {
  take: (letters: readonly StoredLetter[]) => void;
}
