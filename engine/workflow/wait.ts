import type { ServiceName } from '../definition/service.ts';
import type { Instance } from './instance.ts';

/** A token that waits for something other than a person (approval.md G6); it stands at the node of the wait. */
export type Wait = DelayWait | ServiceWait | SubprocessWait;

interface Waiting {
  id: string;
  node: string;
  token: string;
  since: string;
  /** How many visits there were before it: what happened first, where the clock does not say. */
  after: number;
  /** `failed` waits for an administrator (K11). */
  state: 'open' | 'done' | 'failed' | 'skipped' | 'cancelled';
  endedAt?: string;
  /** Why it was cancelled, skipped or given up. */
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
  /** The calendar by which its working time was laid, as its fingerprint (H1). */
  calendar?: string;
  /** While it is suspended: how much of its kind of time is left, in milliseconds. */
  left?: number;
}

/** For something to be done outside (G6). */
export interface ServiceWait extends Waiting {
  kind: 'service';
  service: ServiceName;
  /** Names what is done for ever, also when it is tried again: receivers de-duplicate by it (K7). */
  key: string;
  input: PlainValues;
  /** Which attempt is under way, counted from 1. */
  attempt: number;
  /** How many services were done before it. */
  done?: number;
  /** What would take it back (B5). */
  compensation?: { service: ServiceName; input: PlainValues };
  /** It has been taken back. */
  compensated?: true;
}

/** For approvals that it has started itself (G5). */
export interface SubprocessWait extends Waiting {
  kind: 'subprocess';
  workflow: string;
  /** Its token has not waited: they run beside it. */
  detached?: true;
  children: readonly Child[];
}

/** One approval that another has started, as that one knows it (G5). */
export interface Child {
  id: string;
  /** Names it for ever, also when it is asked for again (K7). */
  key: string;
  /** The line that it is for. */
  row?: string;
  /** Who submits it, by id. */
  initiator: string;
  input: PlainValues;
  /** `failed`: it could not be started, or what it gave back could not be written. */
  state: 'asked' | 'running' | 'approved' | 'rejected' | 'failed' | 'cancelled';
  /** Once it has begun. */
  instance?: string;
  entity?: string;
  record?: string;
  reason?: string;
}

/** The children of a wait that have not ended. */
export function openChildren({ children }: SubprocessWait): Child[] {
  return children.filter(isUnderWay);
}

/** Whether a child has not ended. */
export function isUnderWay({ state }: Child): boolean {
  return state === 'asked' || state === 'running';
}

/** What is given to a service or a new record: plain JSON. */
export type PlainValues = Readonly<Record<string, unknown>>;

/** What tokens wait for now. */
export function openWaits({ waits = [] }: Pick<Instance, 'waits'>): Wait[] {
  return waits.filter((wait) => wait.state === 'open');
}
