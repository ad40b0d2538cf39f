import type { InstanceState, PersonSnapshot } from './instance.ts';

/** An administrator has stopped everything for a while (B13). */
export interface Suspension {
  at: string;
  by: PersonSnapshot;
  reason: string;
  /** The state that it goes on in. */
  from: InstanceState;
}

export interface Pause {
  from: string;
  until: string;
}
