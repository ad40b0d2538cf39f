import type { Addition, AdditionState } from './additions.ts';
import type { Command, TimerKey } from './command.ts';
import type {
  Advice,
  Clock,
  Copy,
  Failure,
  Instance,
  InstanceState,
  PersonSnapshot,
  Resume,
  Slot,
  SlotState,
  Token,
  TraceStep,
  Visit,
  VisitState,
} from './instance.ts';
import type { Scope, ScopeBranch } from './scope.ts';
import type { Suspension } from './suspension.ts';
import type { Wait } from './wait.ts';

/** What a command did, as facts of the past: the log keeps them, `evolve` replays them (approval.md K9). */
export type Change =
  | { type: 'started'; instance: Omit<Instance, 'tokens' | 'scopes' | 'visits' | 'edits' | 'rev'> }
  | { type: 'token-placed'; token: Token }
  | { type: 'token-moved'; token: string; to: string }
  | { type: 'token-removed'; token: string }
  | ScopeChange
  | { type: 'routed'; node: string; branch: string; unknown: readonly string[] }
  | { type: 'visit-opened'; visit: Visit }
  | { type: 'slots-added'; visit: string; slots: readonly Slot[]; trace: readonly TraceStep[] }
  | { type: 'slot-activated'; slot: string; at: string }
  | { type: 'slot-parked'; slot: string; reason: 'asks-before' | 'claimed' }
  | { type: 'slot-delegated'; slot: string }
  | { type: 'slot-resumed'; slot: string }
  | { type: 'advice-given'; slot: string; advice: Advice }
  | { type: 'seat-handed-on'; visit: string; from: string; to: string }
  | { type: 'addition-asked'; visit: string; addition: Addition }
  | { type: 'addition-moved'; visit: string; addition: string; state: AdditionState; reason?: string }
  | { type: 'claimed'; visit: string; slot: string }
  | { type: 'unclaimed'; visit: string }
  | { type: 'urged'; visit: string; at: string }
  | {
      type: 'slot-closed';
      slot: string;
      state: SlotState;
      at: string;
      opinion?: string;
      /** Who decided in place of the holder (S3). */
      by?: PersonSnapshot;
      /** What the node showed (B8). */
      fingerprint?: string;
      seenRevision?: number;
      reason?: string;
    }
  | { type: 'visit-closed'; visit: string; state: VisitState; at: string; reason?: string }
  | { type: 'people-chosen'; node: string; people: readonly string[] }
  | ClockChange
  | WayChange
  | { type: 'record-edited'; revision: number; fields: readonly string[] }
  | { type: 'returned'; resume: Resume }
  | { type: 'resubmitted'; mode: Resume['mode']; fallback?: string }
  | { type: 'failed'; failure: Failure }
  | { type: 'repaired' }
  | { type: 'suspended'; suspension: Suspension }
  | { type: 'resumed'; at: string }
  | { type: 'copied'; copy: Copy }
  | { type: 'ended'; state: InstanceState; at: string; ending?: Instance['ending'] };

/** What happens to the clocks of a visit (approval.md H2, H3). */
export type ClockChange =
  | { type: 'due-dates-frozen'; visit: string; dueDates: Readonly<Record<string, string>> }
  | { type: 'clock-started'; visit: string; clock: Clock }
  | { type: 'clock-ran-out'; visit: string; generation: number }
  | { type: 'clock-paused'; visit: string; generation: number; left: number }
  /** It goes on under another number. */
  | { type: 'clock-resumed'; visit: string; generation: number; clock: Clock }
  | { type: 'clocks-stopped'; visit: string; slot?: string };

/** What happens to a fork on the way (approval.md B6). */
export type ScopeChange =
  /** Its token comes in and is kept; each branch that runs has a token of its own, standing at the fork. */
  | { type: 'scope-opened'; scope: Scope }
  | { type: 'branch-finished'; scope: string; branch: string; result: ScopeBranch['result'] }
  /** What somebody decided there is taken back: its token runs again, standing at the fork. */
  | { type: 'branch-reopened'; scope: string; branch: string }
  /** The kept token comes out at a node, or nowhere when the whole instance stops. */
/** What happens to a token that waits for something other than a person (approval.md G6). */
export type WaitChange =
  | { type: 'wait-begun'; wait: Wait }
  | { type: 'wait-ended'; wait: string; state: 'done' | 'cancelled'; at: string; reason?: string }
  | { type: 'delay-paused'; wait: string; left: number }
  /** It goes on under the next number. */
  | { type: 'delay-resumed'; wait: string; until: string };

  | { type: 'scope-closed'; scope: string; state: 'joined' | 'cancelled'; at?: string };

/** The way leaves its usual direction (approval.md B3, B4, B10, B11). */
export type WayChange =
  | { type: 'sent-back'; visit: string; to: string }
  | { type: 'superseded'; visits: readonly string[] }
  | { type: 'way-remembered'; visit: string; resume: Resume }
  | { type: 'way-resumed'; visit: string; fallback?: string }
  | { type: 'retrieved'; slot: string; by: PersonSnapshot }
  | {
      type: 'jumped';
      to: string;
      by: PersonSnapshot;
      reason: string;
      from: readonly string[];
      siblings?: Command['siblings'];
      /** Nodes that must not be passed over, and were. */
      passedOver: readonly string[];
    };

/** What the runtime must do after the commit; delivered at least once under `instance:rev:index` (K7). */
export type Effect =
  | { kind: 'notify'; event: NotifyEvent; to: readonly PersonSnapshot[]; node?: string }
  | { kind: 'copy'; to: readonly PersonSnapshot[]; node: string }
  | { kind: 'timer'; timer: TimerKey; dueAt: string };

export type NotifyEvent =
  | 'task-assigned'
  | 'task-reminder'
  | 'task-overdue'
  | 'task-not-needed'
  | 'task-cancelled'
  | 'task-gone-back'
  | 'task-retrieved'
  | 'copied'
  | 'task-removed'
  | 'task-urged'
  | 'advice-given'
  | 'approval-taken-back'
  | 'instance-approved'
  | 'instance-rejected'
  | 'instance-returned'
  | 'instance-withdrawn'
  | 'instance-terminated'
  | 'instance-suspended'
  | 'instance-resumed'
  | 'instance-failed';
