import type { Label } from '../issue.ts';
import type { RefusalCode } from '../refusal.ts';
import type { Verb } from './command.ts';
import type { PersonSnapshot } from './instance.ts';
import type { ReturnTarget } from './return-targets.ts';

/** An act that a page shows: possible, or not and why. */
export interface OfferedAction {
  action: Exclude<Verb, 'start' | 'resubmit' | 'fire-timer' | 'record-changed' | 'calendar-changed'>;
  enabled: boolean;
  reason?: RefusalCode;
  /** Whether an opinion must be given with it (approval.md F3). */
  opinion?: 'none' | 'optional' | 'required';
  /** Whether it is signed, and whether with one's last signature again (approval.md F4). */
  signature?: 'optional' | 'required';
  reusesSignature?: true;
  /** It may be done with many to-dos at once (approval.md F7). */
  batch?: true;
  /** The returner may choose how the record comes back (approval.md B7). */
  choosesResubmit?: true;
  /** Where it may be given back to, or put: what the command says as `to` (approval.md B2–B4, B11). */
  targets?: readonly OfferedTarget[];
  /** What may be decided in place of its people, and whose seats may be given to others (K12). */
  visits?: readonly OfferedVisit[];
  seats?: readonly OfferedSeatOf[];
  /** How long until it is possible again (S9). */
  seconds?: number;
  /** Where people may be asked in, and whether their votes weigh something (S4–S6, M6). */
  places?: readonly ('before' | 'after' | 'parallel')[];
  weighed?: true;
  /** Who may be asked no more (S7). */
  removable?: readonly RemovableSlot[];
  /** Groups that may be called off (S4). */
  additions?: readonly CancellableAddition[];
}

/** A place that the record may be given back to, with what it is called. */
export interface OfferedTarget extends ReturnTarget {
  label?: Label;
}

/** An open visit that an administrator may decide (approval.md K12). */
export interface OfferedVisit {
  visit: string;
  node: string;
  label?: Label;
}

/** An undecided seat that an administrator may give to somebody else (approval.md K12). */
export interface OfferedSeatOf {
  slot: string;
  person: PersonSnapshot;
  node: string;
  label?: Label;
}

/** Somebody who may be asked no more, and whether that decides the visit at once (approval.md S7, M9). */
export interface RemovableSlot {
  slot: string;
  person: PersonSnapshot;
  completes?: 'passed' | 'rejected';
}

/** A group that its asker may call off (approval.md S4, S5). */
export interface CancellableAddition {
  addition: string;
  place: 'before' | 'after';
  people: readonly PersonSnapshot[];
}

/** An act, possible unless there is a reason why not. */
export function offer(
  action: OfferedAction['action'],
  reason?: RefusalCode | undefined,
  opinion?: OfferedAction['opinion'],
): OfferedAction {
  return {
    action,
    enabled: reason === undefined,
    ...(reason !== undefined && { reason }),
    ...(opinion !== undefined && { opinion }),
  };
}
