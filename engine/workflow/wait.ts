import type { Instance } from './instance.ts';

/** A token that waits for something other than a person (approval.md G6); it stands at the node of the wait. */
export type Wait = DelayWait;

interface Waiting {
  id: string;
  node: string;
  token: string;
  since: string;
  /** How many visits there were before it: what happened first, where the clock does not say. */
  after: number;
  state: 'open' | 'done' | 'cancelled';
  endedAt?: string;
  /** Why it was cancelled. */
  reason?: string;
  /** The way has gone back behind it: it does not count for routing any more (B4). */
  superseded?: true;
}

/** Until a moment (G6). */
export interface DelayWait extends Waiting {
  kind: 'delay';
  until: string;
  /** Which time is left of it when it stands still: all, or only working time (B13). */
  of: 'calendar' | 'business';
  /** Names its timer: one of another number is stale (K8). */
  generation: number;
  /** While it is suspended: how much of its kind of time is left, in milliseconds. */
  left?: number;
}

/** What tokens wait for now. */
export function openWaits({ waits = [] }: Pick<Instance, 'waits'>): Wait[] {
  return waits.filter((wait) => wait.state === 'open');
}
