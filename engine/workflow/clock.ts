import type { TimeoutAction } from '../definition/timeout.ts';

/** One rung of the ladder of a node, for a seat or for a whole visit (H2, H3). */
export interface Clock {
  generation: number;
  /** Which rung, counted from 0. */
  rung: number;
  action: TimeoutAction;
  /** Of a single seat; of the whole visit when absent. */
  slot?: string;
  due: string;
  /** How often it has run out before. */
  count: number;
  /** The calendar by which its working time was laid, as its fingerprint (H1). */
  calendar?: string;
  state: 'running' | 'paused' | 'done';
  /** Of a paused one: how much of its kind of time is left, in milliseconds (B13). */
  left?: number;
}
